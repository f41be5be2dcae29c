/** What `init` writes: every member, those without a default commented out. */
export const CONFIG_TEMPLATE = `// Config of agentcore-payments-mock. A flag or a variable counts more than what is said here: see --help.
// Relative paths start from this file.

/** @type {import('agentcore-payments-mock/node').Config} */
export default {
  // Port to listen on; 0 picks a free one.
  port: 4402,

  // Name or address to listen on; '0.0.0.0' lets other machines in.
  host: '127.0.0.1',

  // World to start with: a name (GET /_mock/scenarios lists them), a path to a JSON file, or the document itself.
  // scenario: 'nearlySpent',

  // Scenarios of your own, to be asked for by name.
  scenarios: [],

  // Where the service leaves a choice, or a test wants the other case.
  policy: {
    // expiredSessions: 'visible',
    // unknownManagers: 'accept',
    // walletBalance: 'enforce',
  },

  // Equal seeds give equal ids and signatures.
  // seed: 'monday',

  // Time at which the clock stands still until it is moved. Without it, the clock runs with real time.
  // now: '2026-01-01T00:00:00Z',

  // File to go on from, and to keep the world in at the end.
  // state: './agentcore-payments-mock.state.json',

  // Origin whose pages may call, '*' for any.
  // cors: 'http://localhost:5173',

  // Further base URLs to answer for, with a path in front.
  // endpoints: ['http://localhost:4402/agentcore'],

  // Public keys of issuers by their discovery URL, to verify bearer tokens.
  // jwks: { 'https://idp.example.com/.well-known/openid-configuration': { keys: [] } },

  // How many exchanges the journal keeps.
  journalCapacity: 1000,

  // Whether the admin API answers, under /_mock/.
  admin: true,

  // Whether an x402 facilitator and paid resources answer, under /x402/.
  x402: true,

  // Print JSON, one object a line.
  json: false,

  // Print the ready line alone.
  quiet: false,
}
`

/** Text that `init` writes: every member, those without a default commented out. */
export const CONFIG_TEMPLATE = `// Config of agentcore-payments-mock. Flags and environment variables override it: see --help.
// Relative paths start from this file.

/** @type {import('agentcore-payments-mock/node').Config} */
export default {
  // Port to listen on; 0 picks a free one.
  port: 4402,

  // Name or address to listen on; '0.0.0.0' lets other machines in.
  host: '127.0.0.1',

  // Scenario to start with: a name (GET /_mock/scenarios lists them), a path to a JSON file, or the document itself.
  // scenario: 'nearlySpent',

  // Scenarios of your own, which can then be loaded by name.
  scenarios: [],

  // Settings for behaviour that AWS leaves open.
  policy: {
    // expiredSessions: 'visible',
    // unknownManagers: 'accept',
    // walletBalance: 'enforce',
  },

  // Equal seeds give equal ids and signatures.
  // seed: 'monday',

  // Time of the clock, which then starts frozen. Without it, the clock runs with real time.
  // now: '2026-01-01T00:00:00Z',

  // State file: the server continues from it, and saves the world to it at the end.
  // state: './agentcore-payments-mock.state.json',

  // Allowed origin of pages (CORS), '*' for any.
  // cors: 'http://localhost:5173',

  // Further base URLs to answer for, with a path prefix.
  // endpoints: ['http://localhost:4402/agentcore'],

  // Public keys of issuers by their discovery URL, to verify bearer tokens.
  // jwks: { 'https://idp.example.com/.well-known/openid-configuration': { keys: [] } },

  // Number of entries that the journal keeps.
  journalCapacity: 1000,

  // Admin API and panel under /_mock/.
  admin: true,

  // x402 facilitator and paid resources under /x402/.
  x402: true,

  // Print JSON, one object per line.
  json: false,

  // Print only the ready line.
  quiet: false,
}
`

import type { Rules } from './check-sources.ts'

/**
 * The rooms of the house, from the ground up: which others each may import, beside its own files; `type` before a
 * name admits its types alone. No arrow leads up, so there is no circle between rooms.
 */
export const ROOMS: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  random: [],
  domain: ['errors', 'type random'],
  policy: ['errors', 'domain'],
  protocol: ['errors', 'domain'],
  store: ['errors', 'domain'],
  time: ['errors', 'domain', 'store'],
  journal: ['errors', 'domain', 'type store', 'type time'],
  operation: [
    'protocol',
    'type errors',
    'type domain',
    'type policy',
    'type store',
    'type time',
  ],
  faults: ['errors', 'domain', 'protocol', 'type random', 'type operation'],
  scenarios: ['errors', 'domain', 'policy', 'store', 'time', 'faults'],
  service: [
    'errors',
    'domain',
    'protocol',
    'store',
    'operation',
    'type policy',
    'type time',
    'type journal',
    'type faults',
  ],
  world: [
    'errors',
    'random',
    'domain',
    'store',
    'time',
    'scenarios',
    'type policy',
  ],
  'consent-page': [
    'errors',
    'domain',
    'protocol',
    'type policy',
    'type store',
    'type time',
    'type world',
  ],
  mock: [
    'errors',
    'domain',
    'policy',
    'protocol',
    'time',
    'journal',
    'operation',
    'faults',
    'scenarios',
    'service',
    'world',
    'consent-page',
    'type random',
    'type store',
  ],
  x402: ['errors', 'domain', 'type mock'],
  'admin-client': ['errors', 'domain', 'type mock'],
  admin: [
    'errors',
    'domain',
    'policy',
    'protocol',
    'consent-page',
    'type scenarios',
    'type mock',
  ],
  adapters: ['errors', 'domain', 'protocol', 'type time', 'type mock'],
  // it runs a clock of its own beside each of the mock's
  devtools: ['errors', 'domain', 'policy', 'protocol', 'time', 'type mock'],
  node: ['errors', 'domain', 'protocol', 'type scenarios', 'type mock'],
  testing: [
    'errors',
    'domain',
    'store',
    'world',
    'type random',
    'type journal',
    'type scenarios',
    'type mock',
    'type node',
  ],
}

const SERVICE_MODEL = [
  'src/operation/',
  'src/protocol/',
  'src/domain/',
  'src/errors.ts',
  'type src/store/rows.ts',
  'src/store/new-rows.ts',
  'handlers/shapes.ts',
  'handlers/existing.ts',
  'handlers/settled.ts',
]
const ADMIN_CLIENT = 'src/entries/admin-client.ts'
// pages load it, some of them without a mock of their own
const DEVTOOLS = ['src/devtools/', 'src/entries/devtools-console.ts']

/** Who may import whom, and what every source file must keep. */
export const RULES: Rules = {
  mayImport: {
    // the engine, which names no operation
    ...Object.fromEntries(
      Object.entries(ROOMS).map(([room, others]) => [
        placeOf(room),
        others.map(placeOf),
      ]),
    ),
    // the entries, which join it with the service and the fixtures
    'src/entries/': [
      'src/',
      'handlers/registry.ts',
      'fixtures/',
      'package.json',
    ],
    // the service
    'handlers/registry.ts': ['src/operation/', 'handlers/*/'],
    'handlers/*/': SERVICE_MODEL,
    'handlers/*.ts': SERVICE_MODEL,
    'fixtures/': ['src/scenarios/'],
  },
  onlyImportedBy: {
    'handlers/registry.ts': ['src/entries/'],
    'fixtures/': ['src/entries/'],
    'src/admin/': ['src/entries/'],
    'src/admin-client/': ['src/entries/'],
    'src/x402/': ['src/entries/'],
    'src/adapters/': ['src/entries/'],
    'src/devtools/': ['src/entries/'],
    'src/node/': ['src/entries/', 'src/testing/'],
    'src/testing/': ['src/entries/'],
    '@mswjs/data': ['src/store/'],
    msw: [
      'src/adapters/msw.ts',
      'src/adapters/payments-worker.ts',
      'src/testing/vitest.ts',
      'src/entries/',
    ],
    vitest: ['src/testing/vitest.ts', 'src/entries/vitest.ts'],
    '@playwright/test': [
      'src/testing/playwright-test.ts',
      'src/entries/playwright.ts',
    ],
    'pure-rand': ['src/random.ts'],
    'eventsource-parser': ['src/admin-client/'],
    lit: ['src/devtools/'],
    '@fluentui/web-components': ['src/devtools/'],
    '@tanstack/virtual-core': ['src/devtools/'],
    'node:': [
      'src/node/',
      'src/testing/playwright-matchers.ts',
      'src/testing/playwright-test.ts',
      'src/testing/vitest-failure.ts',
      'src/entries/node.ts',
      'src/entries/cli.ts',
    ],
  },
  operations: { listedBy: 'handlers/registry.ts', among: 'handlers/*/' },
  // its index loads msw and graphql; the store takes the parts that it needs
  neverImported: ['@mswjs/data', '@mswjs/data/lib/index.js'],
  neverLoads: {
    msw: [
      'src/node/',
      'src/entries/node.ts',
      'src/entries/cli.ts',
      ADMIN_CLIENT,
      ...DEVTOOLS,
    ],
    // Jest takes the matchers
    vitest: ['src/entries/matchers.ts', 'src/entries/index.ts', ADMIN_CLIENT],
    '@playwright/test': ['src/entries/node.ts', 'src/entries/cli.ts'],
    valibot: [ADMIN_CLIENT, ...DEVTOOLS],
    '@faker-js/faker': [ADMIN_CLIENT, ...DEVTOOLS],
    '@mswjs/data': [ADMIN_CLIENT, ...DEVTOOLS],
  },
  onlyReadBy: {
    'src/time/clock.ts': ['Date.now', 'new Date()', 'performance.now'],
    'src/random.ts': [
      'Math.random',
      'crypto.getRandomValues',
      'crypto.randomUUID',
    ],
  },
  bannedNames: ['utils', 'helpers', 'types', 'common', 'index'],
  exceptFromBannedNames: ['src/entries/index.ts'],
  maxLines: 300,
}

/** The pattern of a room's files; a room of one file is that file. */
function placeOf(room: string): string {
  const [name = '', kind] = room.split(' ').reverse()
  const isFile = name === 'errors' || name === 'random'
  const place = isFile ? `src/${name}.ts` : `src/${name}/`
  return kind === undefined ? place : `${kind} ${place}`
}

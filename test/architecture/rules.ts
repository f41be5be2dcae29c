import type { Rules } from './check-sources.ts'

const GROUND = [
  'src/domain/',
  'src/protocol/',
  'src/errors.ts',
  'src/clock.ts',
  'src/random.ts',
]
const WAYS_IN = [
  'src/msw.ts',
  'src/aws-sdk.ts',
  'src/vitest.ts',
  'src/browser/',
  'src/x402/',
  'src/node/',
  'src/devtools/',
  'src/admin/',
  'src/admin-client/',
]
const HANDS_ON_THE_MOCK = [
  'src/mock.ts',
  'src/controller.ts',
  'src/errors.ts',
  'src/protocol/',
  'src/domain/',
  'type src/clock.ts',
  'type src/scenario.ts',
  'type src/scenario-document.ts',
]
const ADMIN_CLIENT = 'src/entries/admin-client.ts'
// pages load it, some of them without a mock of their own
const DEVTOOLS = ['src/devtools/', 'src/entries/devtools-console.ts']
const SERVICE_MODEL = [
  'src/operation.ts',
  'src/protocol/',
  'src/domain/',
  'src/errors.ts',
  'type src/store/rows.ts',
  'src/store/new-rows.ts',
  'handlers/shapes.ts',
  'handlers/existing.ts',
  'handlers/settled.ts',
]

/** Who may import whom, and what every source file must keep. */
export const RULES: Rules = {
  mayImport: {
    // the ground knows no store, no operation, no way in
    ...Object.fromEntries(GROUND.map((ground) => [ground, GROUND])),
    // the machine names no operation
    'src/store/': GROUND,
    // pages that the machine and the admin API both show
    'src/consent-page/': ['src/domain/', 'type src/controller.ts'],
    'src/operation.ts': [
      'src/protocol/',
      'type src/domain/',
      'type src/errors.ts',
      'type src/clock.ts',
      'type src/clocks.ts',
      'type src/policy.ts',
      'type src/store/',
    ],
    'src/scenario.ts': [
      'src/store/',
      'src/domain/',
      'src/errors.ts',
      'src/random.ts',
      'type src/policy.ts',
      'type src/fault-rule.ts',
    ],
    // the ways in, before the rest of src/*.ts
    ...Object.fromEntries(WAYS_IN.map((way) => [way, HANDS_ON_THE_MOCK])),
    'src/admin/': [
      ...HANDS_ON_THE_MOCK,
      'src/policy.ts',
      'src/linked-account-mask.ts',
      'type src/namespaces.ts',
      'src/consent-page/',
    ],
    // it runs a clock of its own beside each of the mock's
    'src/devtools/': [...HANDS_ON_THE_MOCK, 'src/clock.ts', 'src/policy.ts'],
    // a page loads it, without the mock
    'src/admin-client/': ['src/errors.ts', 'type src/controller.ts'],
    'src/*.ts': [...GROUND, 'src/store/', 'src/consent-page/', 'src/*.ts'],
    'src/entries/': [
      'src/',
      'handlers/registry.ts',
      'fixtures/',
      'package.json',
    ],
    // the service
    'handlers/registry.ts': ['src/operation.ts', 'handlers/*/'],
    'handlers/*/': SERVICE_MODEL,
    'handlers/*.ts': SERVICE_MODEL,
    'fixtures/': ['src/scenario.ts', 'src/scenario-*.ts'],
  },
  onlyImportedBy: {
    'handlers/registry.ts': ['src/entries/'],
    'fixtures/': ['src/entries/'],
    ...Object.fromEntries(WAYS_IN.map((way) => [way, ['src/entries/']])),
    '@mswjs/data': ['src/store/'],
    msw: ['src/msw.ts', 'src/vitest.ts', 'src/browser/', 'src/entries/'],
    vitest: ['src/vitest.ts', 'src/entries/vitest.ts'],
    '@playwright/test': [
      'src/node/playwright-test.ts',
      'src/entries/playwright.ts',
    ],
    'pure-rand': ['src/random.ts'],
    'eventsource-parser': ['src/admin-client/'],
    lit: ['src/devtools/'],
    '@fluentui/web-components': ['src/devtools/'],
    '@tanstack/virtual-core': ['src/devtools/'],
    'node:': ['src/node/', 'src/entries/node.ts', 'src/entries/cli.ts'],
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
    'src/clock.ts': ['Date.now', 'new Date()', 'performance.now'],
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

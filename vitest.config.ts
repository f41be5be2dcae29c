import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    setupFiles: ['test/support/no-network.ts'],
    // order must not matter: a failing order is reprinted as a seed, for `--sequence.seed`
    sequence: { shuffle: true },
    // a remote target is one world, which the files would take from under each other
    fileParallelism: process.env['AGENTCORE_MOCK_TARGET'] === undefined,
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // files share what they import, and nothing else: no module keeps state
          pool: 'threads',
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: [
            'test/operations/**',
            'test/browser/**',
            'test/verifiers/**',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'operations',
          globalSetup: ['test/support/report-skipped-adapters.ts'],
          pool: 'threads',
          isolate: false,
          include: ['test/operations/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/browser/site.ts'],
          testTimeout: 30_000,
        },
      },
    ],
  },
})

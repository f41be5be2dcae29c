import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    setupFiles: ['test/no-network.ts'],
    // order must not matter: a failing order is reprinted as a seed, for `--sequence.seed`
    sequence: { shuffle: true },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/operations/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'operations',
          include: ['test/operations/**/*.test.ts'],
        },
      },
    ],
  },
})

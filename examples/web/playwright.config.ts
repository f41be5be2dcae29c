import { defineConfig } from '@playwright/test'

const DEV = 'http://127.0.0.1:5474'
const BUILT = 'http://127.0.0.1:5475'

export default defineConfig({
  testDir: 'tests',
  use: {
    launchOptions: {
      // an installed Chromium; without it, Playwright's own
      ...(process.env['CHROMIUM_PATH'] && {
        executablePath: process.env['CHROMIUM_PATH'],
      }),
    },
  },
  projects: [
    // the app as it is built: it knows of no mock
    {
      name: 'app',
      testMatch: 'wallet.spec.ts',
      use: { baseURL: BUILT },
    },
    // the app as it is developed: the mock and its panel are in the page
    {
      name: 'with the mock in the page',
      testMatch: 'dev.spec.ts',
      use: { baseURL: DEV },
    },
  ],
  webServer: [
    {
      command:
        'vite build --logLevel warn && vite preview --host 127.0.0.1 --port 5475 --strictPort',
      url: BUILT,
    },
    {
      command: 'vite --host 127.0.0.1 --port 5474 --strictPort',
      url: DEV,
    },
  ],
})

import {
  chromium,
  type Browser,
  type BrowserContext,
  type Page,
} from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { CHROMIUM_FLAGS, CHROMIUM_PATH } from './chromium.ts'

interface BrowserFixtures {
  /** Base URL of the pages in `pages/`, without a slash at the end. */
  site: string
  /** One for all tests of a file. */
  browser: Browser
  /** A profile of this test alone: storage and service workers of its own. */
  context: BrowserContext
  /** An empty tab of it; what a page throws and nobody catches fails the test. */
  page: Page
}

const browserTest = test.extend<BrowserFixtures>({
  site: inject('site'),

  browser: [
    // oxlint-disable-next-line no-empty-pattern -- vitest reads from the pattern what a fixture needs
    async ({}, use) => {
      const browser = await chromium.launch({
        executablePath: CHROMIUM_PATH ?? '',
        args: CHROMIUM_FLAGS,
      })
      await use(browser)
      await browser.close()
    },
    { scope: 'file' },
  ],

  context: async ({ browser }, use) => {
    const context = await browser.newContext()
    // sooner than the test's own, so that it says what was waited for
    context.setDefaultTimeout(10_000)
    await use(context)
    await context.close()
  },

  page: async ({ context }, use) => {
    const thrown: Error[] = []
    context.on('weberror', (error) => thrown.push(error.error()))
    await use(await context.newPage())
    expect(thrown).toEqual([])
  },
})

/** Vitest's `it` with a tab in Chromium; skipped where there is none. */
export const it = CHROMIUM_PATH === undefined ? browserTest.skip : browserTest

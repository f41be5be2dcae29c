import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { it } from './browser-test.ts'
import { INSECURE_HOST } from './chromium.ts'

const MEBIBYTE = 2 ** 20

it(
  'keeps its memory flat over 10,000 requests',
  { timeout: 120_000 },
  async ({ page, site }) => {
    // no service worker there, and so six times as fast
    const { port } = new URL(site)
    const grown = await growth(page, `http://${INSECURE_HOST}:${port}`, 10_000)
    expect(grown).toBeLessThan(2 * MEBIBYTE)
  },
)

it('keeps its memory flat behind a service worker', async ({ page, site }) => {
  const grown = await growth(page, site, 1_000)
  expect(grown).toBeLessThan(2 * MEBIBYTE)
})

/** By how many bytes the page grows over so many requests. */
async function growth(
  page: Page,
  site: string,
  requests: number,
): Promise<number> {
  await page.goto(`${site}/worker.html`)
  await page.evaluate(() => window.tested.start({ journalCapacity: 100 }))
  // fills the journal, and warms up what is compiled late
  await page.evaluate(() => window.tested.read(500))
  const before = await heapBytes(page)
  await page.evaluate((requests) => window.tested.read(requests), requests)
  return (await heapBytes(page)) - before
}

/** What is alive in the page after a collection. */
async function heapBytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize
}

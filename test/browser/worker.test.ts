import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { it } from './browser-test.ts'
import { INSECURE_HOST } from './chromium.ts'

const READY = 'payment-session-readySession001'

describe('a worker', () => {
  it('answers the SDK of its page', async ({ page, site }) => {
    await open(page, site)
    await start(page)

    const id = await page.evaluate(() => window.tested.createSession('0.05'))
    expect(id).toMatch(/^payment-session-/)
    expect(await sessions(page)).toEqual([READY, id])
    expect(
      await page.evaluate((id) => window.tested.pay('20000', id), id),
    ).toEqual({ status: 'PROOF_GENERATED', isSigned: true })
    expect(await page.evaluate((id) => window.tested.available(id), id)).toBe(
      '0.03',
    )
    await expect(
      page.evaluate((id) => window.tested.pay('40000', id), id),
    ).rejects.toThrow('Insufficient budget')
    await page.evaluate(() => window.tested.advance(15))
    await expect(
      page.evaluate((id) => window.tested.pay('10000', id), id),
    ).rejects.toThrow(`Payment session not found: ${id}`)
  })

  it('answers without a service worker where there is none', async ({
    page,
    site,
  }) => {
    const { port } = new URL(site)
    await open(page, `http://${INSECURE_HOST}:${port}`)
    expect(await page.evaluate(() => 'serviceWorker' in navigator)).toBe(false)
    await start(page)
    expect(await sessions(page)).toEqual([READY])
    expect(await page.evaluate(() => window.tested.pay('20000'))).toMatchObject(
      { status: 'PROOF_GENERATED' },
    )
    await page.evaluate(() => window.tested.stop())
    await expect(sessions(page)).rejects.toThrow('Failed to fetch')
  })

  it('shares nothing with that of another tab', async ({
    context,
    page,
    site,
  }) => {
    const other = await context.newPage()
    await open(page, site)
    await open(other, site)
    await start(page, { persist: true })
    await start(other, { persist: true })

    await page.evaluate(() => window.tested.pay('20000'))
    const id = await other.evaluate(() => window.tested.createSession('1'))
    await other.evaluate(() => window.tested.advance(5))
    expect(await sessions(page)).toEqual([READY])
    expect(await sessions(other)).toEqual([READY, id])
    expect(await available(other)).toBe('100')
    expect(await received(page)).toEqual([
      'ProcessPayment',
      'ListPaymentSessions',
    ])

    await other.reload()
    await start(other, { persist: true })
    await page.reload()
    await start(page, { persist: true })
    expect(await sessions(page)).toEqual([READY])
    expect(await sessions(other)).toEqual([READY, id])
    expect(await available(page)).toBe('99.98')

    await other.evaluate(() => window.tested.stop())
    expect(await available(page)).toBe('99.98')
  })

  it('begins anew with every load of the page unless told otherwise', async ({
    page,
    site,
  }) => {
    await open(page, site)
    await start(page)
    await page.evaluate(() => window.tested.pay('20000'))
    await page.reload()
    await start(page)
    expect(await available(page)).toBe('100')
  })

  it('says what to do when its script is missing', async ({ page, site }) => {
    await open(page, site)
    const missing = start(page, { script: '/nowhere.js' })
    await expect(missing).rejects.toThrow(
      /did not start from "\/nowhere\.js".+"npx msw init public".+does not exist at the given path/,
    )
    // an app's server answers with the app for what it does not have
    await expect(start(page, { script: '/worker.html' })).rejects.toThrow(
      /"npx msw init public".+unsupported MIME type/,
    )
    await start(page)
    expect(await sessions(page)).toEqual([READY])
  })

  it('refuses to start beside another one', async ({ page, site }) => {
    await open(page, site)
    await start(page)
    await expect(start(page)).rejects.toThrow('Stop it first')
    await page.evaluate(() => window.tested.stop())
    await start(page)
    expect(await sessions(page)).toEqual([READY])
  })

  it('refuses a bad option as the mock does', async ({ page, site }) => {
    await open(page, site)
    await expect(start(page, { now: 'yesterday' })).rejects.toThrow('yesterday')
    const typo: object = { persits: true }
    await expect(start(page, typo)).rejects.toThrow(
      'startPaymentsWorker has no option "persits". Did you mean "persist"? Allowed: scenario, seed, ',
    )
    await start(page)
  })

  it('leaves nothing behind when it is stopped', async ({ page, site }) => {
    await open(page, site)
    const before = await listeners(page)
    await start(page, { persist: true })
    await page.evaluate(() => window.tested.pay('20000'))
    await page.evaluate(() => window.tested.stop())

    await expect(sessions(page)).rejects.toThrow('Failed to fetch')
    expect(await listeners(page)).toEqual(before)
    await expect
      .poll(() =>
        page.evaluate(async () => {
          const found = await navigator.serviceWorker.getRegistrations()
          return found.length
        }),
      )
      .toBe(0)
    await page.reload()
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
    await start(page, { persist: true })
    expect(await available(page)).toBe('100')
  })
})

describe('a kept world', () => {
  it('comes back after a reload', async ({ page, site }) => {
    await open(page, site)
    await start(page, { persist: true })
    await page.evaluate(() => window.tested.pay('20000'))
    const id = await page.evaluate(() => window.tested.createSession('1'))
    await page.reload()
    await start(page, { persist: true })
    expect(await available(page)).toBe('99.98')
    expect(await sessions(page)).toEqual([READY, id])
  })

  it('has grown older by the time for which the page was left', async ({
    page,
    site,
  }) => {
    await open(page, site)
    await start(page, { persist: true })
    await page.evaluate(() => window.tested.createSession('1'))
    await page.evaluate(() => window.tested.advance(10))
    const left = await now(page)
    await page.reload()
    await editKept(page, (kept) => {
      kept.leftAtMs -= 6 * 60_000
    })
    await start(page, { persist: true })
    const awayMs = (await now(page)) - left
    expect(awayMs).toBeGreaterThanOrEqual(6 * 60_000)
    expect(awayMs).toBeLessThan(7 * 60_000)
    expect(await sessions(page)).toEqual([READY])
  })

  it('comes back at the same time when the clock stood still', async ({
    page,
    site,
  }) => {
    const options = { persist: true, now: '2026-01-01T00:00:00Z' }
    await open(page, site)
    await start(page, options)
    await page.evaluate(() => window.tested.advance(5))
    await page.reload()
    await start(page, options)
    expect(await now(page)).toBe(Date.parse('2026-01-01T00:05:00Z'))
  })

  it('is left aside by a mock that shall begin in another way', async ({
    page,
    site,
  }) => {
    await open(page, site)
    await start(page, { persist: true })
    await page.evaluate(() => window.tested.pay('20000'))
    await page.reload()
    await start(page, { persist: true, seed: 'another' })
    expect(await available(page)).toBe('100')
  })

  it('is left aside with a word when it is none', async ({ page, site }) => {
    const warnings = noteWarnings(page)
    await open(page, site)
    await start(page, { persist: true })
    await page.reload()
    await editKept(page, (kept) => {
      kept.snapshot.version = 99
    })
    await start(page, { persist: true })
    expect(await available(page)).toBe('100')
    expect(warnings).toEqual([
      expect.stringMatching(/starts again.+version: 99 is newer/s),
    ])
  })

  it('says when it does not fit into the storage', async ({ page, site }) => {
    const warnings = noteWarnings(page)
    await open(page, site)
    await start(page, { persist: true })
    await page.evaluate(() => window.tested.pay('20000'))
    await page.reload()
    await start(page, { persist: true })
    await page.evaluate(() => {
      // leaves the kept world no room to grow
      let piece = 2 ** 22
      while (piece >= 1) {
        try {
          const full = sessionStorage.getItem('full') ?? ''
          sessionStorage.setItem('full', full + 'x'.repeat(piece))
        } catch {
          piece /= 2
        }
      }
    })
    await page.evaluate(() => window.tested.pay('20000'))
    await page.reload()
    await start(page, { persist: true })
    expect(await available(page)).toBe('100')
    expect(warnings).toEqual([
      expect.stringMatching(/starts again.+exceeded the quota/),
    ])
  })
})

function open(page: Page, site: string) {
  return page.goto(`${site}/worker.html`)
}

function start(
  page: Page,
  options?: Parameters<typeof window.tested.start>[0],
): Promise<void> {
  return page.evaluate((options) => window.tested.start(options), options)
}

const sessions = (page: Page) => page.evaluate(() => window.tested.sessions())

const available = (page: Page) => page.evaluate(() => window.tested.available())

const received = (page: Page) => page.evaluate(() => window.tested.received())

const now = (page: Page) => page.evaluate(() => window.tested.now())

/** How many listeners window and document have, by type. */
async function listeners(page: Page): Promise<Record<string, number>> {
  const session = await page.context().newCDPSession(page)
  const counts: Record<string, number> = {}
  for (const expression of ['window', 'document']) {
    const { result } = await session.send('Runtime.evaluate', { expression })
    const { listeners } = await session.send('DOMDebugger.getEventListeners', {
      objectId: result.objectId ?? '',
    })
    for (const { type } of listeners) {
      const key = `${expression} ${type}`
      counts[key] = (counts[key] ?? 0) + 1
    }
  }
  await session.detach()
  return counts
}

interface Kept {
  leftAtMs: number
  snapshot: { version: number }
}

/** Changes what is kept, in a page that has not started its worker. */
function editKept(page: Page, edit: (kept: Kept) => void): Promise<void> {
  return page.evaluate((source) => {
    const [key = ''] = Object.keys(sessionStorage)
    const kept = JSON.parse(sessionStorage.getItem(key) ?? '') as Kept
    const change = new Function(`return ${source}`)() as typeof edit
    change(kept)
    sessionStorage.setItem(key, JSON.stringify(kept))
  }, String(edit))
}

function noteWarnings(page: Page): readonly string[] {
  const warnings: string[] = []
  page.on('console', (message) => {
    const text = message.text()
    if (text.startsWith('agentcore-payments-mock')) warnings.push(text)
  })
  return warnings
}

import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { findViolations } from './axe-run.ts'
import { it } from './browser-test.ts'
import { findButton } from './find-button.ts'

const ELEMENT = 'agentcore-payments-devtools'
const VIEWS = [
  'Sessions',
  'Wallets',
  'Payments',
  'Account',
  'Requests',
  'Clock',
  'Faults',
  'Scenarios',
  'World',
]

/** Opens the page, with the panel open on it. */
async function openPanel(
  page: Page,
  site: string,
  options: { position?: 'bottom' | 'right'; initiallyOpen?: boolean } = {},
) {
  await page.goto(`${site}/devtools.html`)
  await page.evaluate(
    (chosen) => window.panelPage.mount({ initiallyOpen: true, ...chosen }),
    options,
  )
  await tab(page, 'Sessions').waitFor()
}

const tab = (page: Page, name: string) =>
  page.getByRole('tab', { name: new RegExp(`^${name}`) })
const field = (page: Page, label: string) =>
  page.locator('acp-text-input').filter({ hasText: label }).locator('input')
const row = (page: Page, text: string) =>
  page.locator('[role=option]').filter({ hasText: text }).first()

/** Waits until a text can be seen. */
const sees = (page: Page, text: string | RegExp) =>
  page.getByText(text).first().waitFor()

describe('the panel', () => {
  it('opens by its button and by keys, and remembers where it was', async ({
    page,
    site,
  }) => {
    await page.goto(`${site}/devtools.html`)
    await page.evaluate(() => window.panelPage.mount({ position: 'right' }))
    await (await findButton(page, 'Open the payments devtools')).click()
    await tab(page, 'Clock').click()
    await sees(page, '2026-01-01 00:00:00')
    await page.keyboard.press('Alt+Shift+P')
    await findButton(page, 'Open the payments devtools')
    await page.keyboard.press('Alt+Shift+P')
    await (await findButton(page, 'Docked: right, change to left')).click()

    await openPanel(page, site, { position: 'bottom', initiallyOpen: false })
    await findButton(page, 'Docked: left, change to bottom')
    expect(await tab(page, 'Clock').getAttribute('aria-selected')).toBe('true')
    await (await findButton(page, 'Close')).click()
    // whoever works by keyboard is not lost
    expect(
      await page.evaluate(
        () =>
          document.activeElement?.shadowRoot?.activeElement?.getAttribute(
            'aria-label',
          ) ?? null,
      ),
    ).toBe('Open the payments devtools')
  })

  it('is resized by keys', async ({ page, site }) => {
    await openPanel(page, site)
    const handle = page.getByRole('separator', { name: 'Size' })
    expect(await handle.getAttribute('aria-valuenow')).toBe('45')
    await handle.press('ArrowUp')
    expect(await handle.getAttribute('aria-valuenow')).toBe('50')
    for (let times = 0; times < 20; times += 1) await handle.press('ArrowDown')
    expect(await handle.getAttribute('aria-valuenow')).toBe('20')
  })

  it('puts the mock at hand for the console, and leaves nothing behind', async ({
    page,
    site,
  }) => {
    await openPanel(page, site)
    const isThere = () =>
      page.evaluate(() => [
        'agentcorePayments' in globalThis,
        document.querySelector('agentcore-payments-devtools') !== null,
        document.adoptedStyleSheets.length,
        document.head.querySelectorAll('style').length,
      ])
    expect(await isThere()).toEqual([true, true, 0, 0])
    await page.evaluate(() => window.panelPage.unmount())
    expect(await isThere()).toEqual([false, false, 0, 0])
    await page.keyboard.press('Alt+Shift+P')
    expect(await isThere()).toEqual([false, false, 0, 0])
    const settled = await page.evaluate(async () => {
      let count = 0
      const { events } = window.panelPage.mock
      const { settle } = events
      Object.assign(events, {
        settle() {
          count += 1
          settle()
        },
      })
      // longer than it looks after the mock
      await new Promise((resolve) => setTimeout(resolve, 2_500))
      return count
    })
    expect(settled).toBe(0)
  })

  it.for(['light', 'dark'] as const)(
    'has nothing that axe finds wrong in %s colours',
    async (colorScheme, { page, site }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.goto(`${site}/devtools.html`)
      await page.evaluate(async () => {
        const { panelPage } = window
        panelPage.mock.faults.inject({ error: 'ThrottlingException', nth: 2 })
        await panelPage.pay('20000')
        await panelPage.pay('20000')
        await panelPage.pay('999000000')
        panelPage.mock.clocks.attach({ userId: 'alice' })
        panelPage.mock.save('start')
        panelPage.mount({ initiallyOpen: true })
      })
      for (const view of VIEWS) {
        await tab(page, view).click()
        const option = page.locator('[role=option]').first()
        if ((await option.count()) > 0) await option.click()
        expect([view, await findViolations(page, ELEMENT)]).toEqual([view, []])
      }
      await page.getByLabel('Search everything').fill('alice')
      await sees(page, /\d+ results/)
      expect(await findViolations(page, ELEMENT)).toEqual([])
    },
  )

  it('fits into 360 pixels', async ({ page, site }) => {
    await page.setViewportSize({ width: 360, height: 700 })
    await openPanel(page, site)
    await page.evaluate(() => window.panelPage.pay('20000'))
    for (const view of VIEWS) {
      await tab(page, view).click()
      const option = page.locator('[role=option]').first()
      // the way back from it is tried below
      if (view === 'Sessions') await option.waitFor()
      if ((await option.count()) > 0) await option.click()
      const tooWide = await page
        .locator('acp-panel')
        .evaluate((panel) => panel.scrollWidth > 360)
      expect([view, tooWide]).toEqual([view, false])
    }
    // what was picked makes room for the list again
    await tab(page, 'Sessions').click()
    await (await findButton(page, 'Sessions')).click()
    await row(page, 'readySession001').waitFor()
  })

  it('has no more rows than can be seen, of ten thousand sessions', async ({
    page,
    site,
  }) => {
    await openPanel(page, site)
    await page.evaluate(() => window.panelPage.createSessions(10_000))
    await sees(page, '10,001 sessions')
    const options = page.locator('[role=option]')
    expect(await options.count()).toBeLessThan(40)
    await options.first().click()
    await page.keyboard.press('End')
    await row(page, 'readySession001').waitFor()
    expect(await options.count()).toBeLessThan(40)
    expect(
      await row(page, 'readySession001').getAttribute('aria-posinset'),
    ).toBe('10001')
  })

  it('finds things, and leads to them', async ({ page, site }) => {
    await openPanel(page, site)
    await page.getByLabel('Search everything').fill('readySolana')
    await row(page, 'readySolana0001').click()
    expect(await tab(page, 'Wallets').getAttribute('aria-selected')).toBe(
      'true',
    )
    await sees(page, 'Balances in USDC')
  })
})

describe('the view of', () => {
  it('sessions shows what is spent, expires one and deletes it', async ({
    page,
    site,
  }) => {
    await openPanel(page, site)
    await row(page, 'readySession001').click()
    await sees(page, '100.00 USD left')
    await page.evaluate(() => window.panelPage.pay('2500000'))
    await sees(page, '97.50 USD left')
    await sees(page, '1 payment')
    await page
      .getByRole('img', { name: 'Spend over time: 2.50 USD in 1 payments' })
      .waitFor()

    await (await findButton(page, 'Expire now')).click()
    await page.getByText('Expired', { exact: true }).waitFor()
    expect(
      await page.evaluate(() => {
        const { clock, clocks } = window.panelPage.mock
        const [own] = clocks.list()
        return [clock.now(), own?.clock.now()].map((at) => at?.toISOString())
      }),
    ).toEqual(['2026-01-01T00:00:00.000Z', '2026-01-01T01:00:00.000Z'])

    // the service does not see expired sessions: it refuses, and says so beside the button
    await (await findButton(page, 'Delete')).click()
    await page
      .getByRole('alert')
      .filter({ hasText: 'Payment session not found' })
      .waitFor()
    expect(
      await page.evaluate(() =>
        window.panelPage.mock.db.paymentSession.count(),
      ),
    ).toBe(1)
  })

  it('sessions deletes one that is live', async ({ page, site }) => {
    await openPanel(page, site)
    await row(page, 'readySession001').click()
    await (await findButton(page, 'Delete')).click()
    await sees(page, 'Session not found')
    expect(
      await page.evaluate(() =>
        window.panelPage.mock.db.paymentSession.count(),
      ),
    ).toBe(0)
  })

  it('instruments funds a wallet, and says why it does not', async ({
    page,
    site,
  }) => {
    await openPanel(page, site)
    await tab(page, 'Wallets').click()
    await row(page, 'readyEthereum01').click()
    const line = page.getByRole('listitem').filter({ hasText: 'SEPOLIA' })
    const balance = field(page, 'New balance on BASE_SEPOLIA in USDC')
    await balance.fill('a lot')
    await (await findButton(page, 'Set the balance on BASE_SEPOLIA')).click()
    await line.getByRole('alert').filter({ hasText: '"a lot"' }).waitFor()
    await balance.fill('1234.5')
    await balance.press('Enter')
    await line.getByText('1,234.50').waitFor()
    expect(
      await page.evaluate(
        () =>
          window.panelPage.mock.db.paymentInstrument.findFirst({})?.balances,
      ),
    ).toContainEqual({ chain: 'BASE_SEPOLIA', amount: '1234500000' })
  })

  it('payments shows what was signed', async ({ page, site }) => {
    await openPanel(page, site)
    await page.evaluate(() => window.panelPage.pay('20000'))
    await tab(page, 'Payments').click()
    await row(page, '0.02 USD').click()
    await sees(page, '0.02 USDC')
    await sees(page, 'validBefore')
    await page.getByText('Show the request').click()
    await sees(page, 'POST /payments/processPayment')
  })

  it('requests explains, copies and replays a call', async ({
    context,
    page,
    site,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await openPanel(page, site)
    await page.evaluate(() => window.panelPage.pay('999000000'))
    await tab(page, 'Requests').click()
    await row(page, 'ProcessPayment').click()
    await sees(page, /Insufficient budget for session/)
    await (await findButton(page, 'Copy as curl')).click()
    await sees(page, 'Copied.')
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
      '/payments/processPayment',
    )
    await (await findButton(page, 'Replay')).click()
    await sees(page, 'Sent. Status: 400.')
    await sees(page, '2 requests')
    await (await findButton(page, 'Clear')).click()
    await sees(page, 'No requests')
    expect(
      await page.evaluate(() => window.panelPage.mock.journal.entries()),
    ).toEqual([])
  })

  it('the clock moves, freezes and scales it', async ({ page, site }) => {
    await openPanel(page, site)
    await tab(page, 'Clock').click()
    await (await findButton(page, '+15 min')).click()
    await sees(page, '2026-01-01 00:15:00')
    await (await findButton(page, 'Advance to next transition')).click()
    await sees(page, 'readySession001 expired.')
    await field(page, 'Move to (UTC)').fill('2025-01-01 00:00:00')
    await (await findButton(page, 'Move')).click()
    await page
      .getByRole('alert')
      .filter({ hasText: 'The clock only goes forward' })
      .waitFor()
    await field(page, 'Move to (UTC)').fill('2026-06-01 12:00:00')
    await field(page, 'Move to (UTC)').press('Enter')
    await sees(page, '2026-06-01 12:00:00')
    await page.getByLabel('Speed').selectOption('60 times')
    await (await findButton(page, 'Set')).click()
    await (await findButton(page, 'Resume')).click()
    await sees(page, 'Running at 60 times the speed of real time.')
    expect(
      await page.evaluate(() => {
        const { frozen, scale } = window.panelPage.mock.clock
        return { frozen, scale }
      }),
    ).toEqual({ frozen: false, scale: 60 })
  })

  it('the clock gives a user one, and says why it may not go', async ({
    page,
    site,
  }) => {
    await openPanel(page, site)
    await tab(page, 'Clock').click()
    await field(page, 'Id').fill('alice')
    await (await findButton(page, 'Attach')).click()
    await (
      await findButton(page, 'Advance the clock of alice by 15 minutes')
    ).click()
    await sees(page, '2026-01-01 00:15:00')
    await (await findButton(page, 'Detach')).click()
    await page
      .getByRole('alert')
      .filter({ hasText: 'would go back in time' })
      .waitFor()
    await (await findButton(page, '+1 h')).click()
    await (await findButton(page, 'Detach')).click()
    await page.getByRole('listitem').waitFor({ state: 'detached' })
    expect(
      await page.evaluate(() => window.panelPage.mock.clocks.list().length),
    ).toBe(0)
  })

  it('faults injects one, counts its hits and removes it', async ({
    page,
    site,
  }) => {
    await openPanel(page, site)
    await tab(page, 'Faults').click()
    await page.getByLabel('Reply').selectOption('InternalServerException')
    await field(page, 'Times').fill('often')
    await (await findButton(page, 'Inject')).click()
    await page.getByRole('alert').filter({ hasText: 'times' }).waitFor()
    await field(page, 'Times').fill('1')
    await (await findButton(page, 'Inject')).click()
    await sees(page, 'hit 0 of 0 calls')
    await page.evaluate(() => window.panelPage.pay('20000'))
    await sees(page, 'hit 1 of 1 call')
    await (await findButton(page, 'Remove fault-1')).click()
    await sees(page, 'No faults')
    expect(
      await page.evaluate(() => window.panelPage.mock.faults.list()),
    ).toEqual([])
  })

  it('scenarios loads one, and saves the world as one', async ({
    page,
    site,
  }) => {
    await openPanel(page, site)
    await tab(page, 'Scenarios').click()
    await (await findButton(page, 'Load nearlySpent')).click()
    await sees(page, 'Reset to nearlySpent')
    await field(page, 'Name of the scenario').fill('mine')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      findButton(page, 'Download JSON').then((found) => found.click()),
    ])
    expect(download.suggestedFilename()).toBe('mine.json')
    await (await findButton(page, 'Load emptyAccount')).click()
    await sees(page, 'Reset to emptyAccount')

    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      findButton(page, 'Load file…').then((found) => found.click()),
    ])
    await chooser.setFiles(await download.path())
    await sees(page, 'Reset to mine')
    expect(
      await page.evaluate(() => window.panelPage.mock.db.payment.count()),
    ).toBe(2)
  })

  it('the world shows the changes since a save, and rewinds to it', async ({
    page,
    site,
  }) => {
    await openPanel(page, site)
    await tab(page, 'World').click()
    await (await findButton(page, 'Save')).click()
    await sees(page, 'Nothing has changed.')
    await page.evaluate(() => window.panelPage.pay('20000'))
    await (await findButton(page, 'Compare')).click()
    await sees(page, 'spentAmount')
    await (await findButton(page, 'Rewind')).click()
    await page.getByText('spentAmount').waitFor({ state: 'detached' })
    expect(
      await page.evaluate(() => window.panelPage.mock.db.payment.count()),
    ).toBe(0)
  })
})

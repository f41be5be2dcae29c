import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { findViolations } from './axe-run.ts'
import { it } from './browser-test.ts'
import { findButton } from './find-button.ts'

const ELEMENT = 'agentcore-payments-devtools'
const NEW_MANAGER =
  'arn:aws:bedrock-agentcore:us-east-1:123456789012:payment-manager/alpha-c3d4e5f6a7'
const READY_MANAGER =
  'arn:aws:bedrock-agentcore:us-east-1:123456789012:payment-manager/ready-a1b2c3d4e5'
const QUICK = 'quick-c3d4e5f6a7'
const COINBASE = 'coinbase-a1b2c3d4e5'
const WALLET = 'payment-instrument-readyEthereum01'

/** What waits to be decided: a new manager, a connector in whose project nobody has let the service, a wallet. */
const WAITING = {
  name: 'waiting',
  description: 'What waits to be decided',
  paymentManagers: [
    { paymentManagerArn: NEW_MANAGER, status: 'CREATING' as const },
  ],
  paymentConnectors: [
    {
      paymentConnectorId: QUICK,
      paymentManagerArn: READY_MANAGER,
      type: 'CoinbaseCDP' as const,
      provisionMode: 'QUICK_CREATE' as const,
      status: 'PENDING_AUTHENTICATION' as const,
    },
  ],
  paymentInstruments: [
    {
      paymentInstrumentId: 'payment-instrument-newEthereum0001',
      paymentManagerArn: READY_MANAGER,
      paymentConnectorId: COINBASE,
      userId: 'bob',
      network: 'ETHEREUM' as const,
      status: 'INITIATED' as const,
    },
  ],
}

/** Opens the page with the panel on it, at one of its views. */
async function openView(page: Page, site: string, view = 'Account') {
  await page.goto(`${site}/devtools.html`)
  await page.evaluate((waiting) => {
    window.panelPage.mock.seed(waiting)
    window.panelPage.mount({ initiallyOpen: true })
  }, WAITING)
  await tab(page, view).click()
}

const tab = (page: Page, name: string) =>
  page.getByRole('tab', { name: new RegExp(`^${name}`) })
const row = (page: Page, text: string) =>
  page.locator('[role=option]').filter({ hasText: text }).first()
const field = (page: Page, label: string) =>
  page.locator('acp-text-input').filter({ hasText: label }).locator('input')
const press = async (page: Page, name: string) =>
  (await findButton(page, name)).click()

/** Waits until a text can be seen. */
const sees = (page: Page, text: string | RegExp) =>
  page.getByText(text).first().waitFor()

const managerOf = (page: Page, arn: string) =>
  page.evaluate(
    (paymentManagerArn) =>
      window.panelPage.mock.db.paymentManager.findFirst({
        where: { paymentManagerArn: { equals: paymentManagerArn } },
      }),
    arn,
  )
const connectorOf = (page: Page, id: string) =>
  page.evaluate(
    (paymentConnectorId) =>
      window.panelPage.mock.db.paymentConnector.findFirst({
        where: { paymentConnectorId: { equals: paymentConnectorId } },
      }),
    id,
  )
const walletOf = (page: Page, id: string) =>
  page.evaluate(
    (paymentInstrumentId) =>
      window.panelPage.mock.db.paymentInstrument.findFirst({
        where: { paymentInstrumentId: { equals: paymentInstrumentId } },
      }),
    id,
  )
const policyOf = (page: Page) =>
  page.evaluate(() => ({ ...window.panelPage.mock.policy }))

describe('the view of the account', () => {
  it('shows what it is set up with, and what belongs together', async ({
    page,
    site,
  }) => {
    await openView(page, site)
    await sees(page, '2 managers, 3 connectors, 3 pending')
    await row(page, 'ready-a1b2c3d4e5').click()
    await sees(page, READY_MANAGER)
    await page.getByRole('tabpanel').getByTitle(COINBASE).click()
    await sees(page, 'Delegated signing is enabled')
    await page.getByRole('tabpanel').getByTitle('ready-coinbase').click()
    await sees(page, 'Used by 1 connector')
    await sees(page, 'does not keep the secrets')
  })

  it('is led to by a search', async ({ page, site }) => {
    await openView(page, site, 'Clock')
    await page.getByLabel('Search everything').fill('quick')
    await row(page, QUICK).click()
    expect(await tab(page, 'Account').getAttribute('aria-selected')).toBe(
      'true',
    )
    await sees(page, 'The service waits for access')
  })

  it('completes a pending transition', async ({ page, site }) => {
    await openView(page, site)
    await row(page, 'alpha').click()
    await sees(page, 'CREATING → READY')
    await press(page, 'Complete')
    await page.getByText('Pending transition').waitFor({ state: 'detached' })
    expect(await managerOf(page, NEW_MANAGER)).toMatchObject({
      status: 'READY',
    })
    await sees(page, '2 pending')
  })

  it('lets it fail, and shows why', async ({ page, site }) => {
    await openView(page, site)
    await row(page, 'alpha').click()
    await field(page, 'Reason').fill('The role cannot be assumed')
    await field(page, 'Reason').press('Enter')
    await sees(page, 'The role cannot be assumed')
    await sees(page, 'CREATE_FAILED')
    expect(await managerOf(page, NEW_MANAGER)).toMatchObject({
      status: 'CREATE_FAILED',
      statusReason: 'The role cannot be assumed',
    })
  })

  it('shows what time brings, and says what is gone', async ({
    page,
    site,
  }) => {
    await openView(page, site)
    await row(page, QUICK).click()
    await sees(page, 'in 10:00')
    await page.evaluate(() => {
      window.panelPage.mock.clock.advanceBy({ minutes: 4 })
    })
    await sees(page, 'in 6:00')
    await page.evaluate(() => {
      window.panelPage.mock.clock.advanceBy({ minutes: 6 })
    })
    await sees(page, 'AUTHENTICATION_EXPIRED')
    await page.evaluate(() => {
      window.panelPage.mock.reset({ name: 'none', description: 'Nothing' })
    })
    await sees(page, 'Not found')
    await sees(page, 'An empty account')
  })

  it.for([
    ['Grant', 'READY'],
    ['Deny', 'AUTHENTICATION_FAILED'],
    ['Lapse', 'AUTHENTICATION_EXPIRED'],
  ] as const)(
    'answers for the developer: %s leads to %s',
    async ([answer, status], { page, site }) => {
      await openView(page, site)
      await row(page, QUICK).click()
      await press(page, answer)
      await page
        .getByRole('tabpanel')
        .locator('.head')
        .getByText(status)
        .waitFor()
      expect(await connectorOf(page, QUICK)).toMatchObject({ status })
      const providers = row(page, 'credential provider')
      await providers.waitFor()
      // with its consent, the service makes its credentials
      expect(
        await page
          .locator('[role=option]')
          .filter({ hasText: 'credential provider' })
          .count(),
      ).toBe(status === 'READY' ? 3 : 2)
    },
  )

  it('turns delegated signing of a connector off and on', async ({
    page,
    site,
  }) => {
    await openView(page, site)
    await row(page, COINBASE).click()
    await press(page, 'Deny')
    await sees(page, 'Delegated signing is disabled')
    expect(await connectorOf(page, COINBASE)).toMatchObject({
      delegatedSigning: 'disabled',
    })
    await tab(page, 'Wallets').click()
    await row(page, 'readyEthereum01').click()
    await sees(page, 'has delegated signing disabled')
    await page.getByText('the connector', { exact: true }).click()
    await press(page, 'Grant')
    await sees(page, 'Delegated signing is enabled')
    expect(await connectorOf(page, COINBASE)).toMatchObject({
      delegatedSigning: 'enabled',
    })
  })
})

describe('the policy', () => {
  it('is chosen, one value or the other', async ({ page, site }) => {
    await openView(page, site)
    const value = (name: string) =>
      findButton(page, name).then((found) => found.getAttribute('aria-pressed'))
    expect(await value('delegation: granted')).toBe('true')
    await press(page, 'delegation: pending')
    await expect.poll(() => value('delegation: pending')).toBe('true')
    expect(await value('delegation: granted')).toBe('false')
    expect(await policyOf(page)).toMatchObject({ delegation: 'pending' })
  })

  it('refuses a number that is none, beside it, and takes one', async ({
    page,
    site,
  }) => {
    await openView(page, site)
    const line = page.getByRole('listitem').filter({ hasText: 'maxManagers' })
    const input = line.locator('input')
    await input.fill('many')
    await input.press('Enter')
    await line
      .getByRole('alert')
      .filter({ hasText: 'Policy "maxManagers" cannot be "many"' })
      .waitFor()
    expect(await policyOf(page)).toMatchObject({ maxManagers: 5 })
    await input.fill('2')
    await press(page, 'Set maxManagers')
    await line.getByRole('alert').waitFor({ state: 'detached' })
    await expect.poll(() => policyOf(page)).toMatchObject({ maxManagers: 2 })
    // whoever else decides is followed
    await page.evaluate(() => window.panelPage.mock.reset())
    await expect.poll(() => input.inputValue()).toBe('5')
  })

  it('says when statuses move on, as far as the mock takes it', async ({
    page,
    site,
  }) => {
    await openView(page, site)
    const name = 'transitions.paymentConnector'
    const line = page.getByRole('listitem').filter({ hasText: name })
    const kind = page.getByLabel(name, { exact: true })
    await kind.selectOption('after a duration')
    await line.locator('input').fill('-3')
    await press(page, `Set ${name}`)
    await line.getByRole('alert').filter({ hasText: '-3' }).waitFor()
    await line.locator('input').fill('1.5')
    await page.getByLabel(`Unit of ${name}`).selectOption('minutes')
    await press(page, `Set ${name}`)
    await line.getByRole('alert').waitFor({ state: 'detached' })
    await expect
      .poll(async () => (await policyOf(page)).transitions)
      .toEqual({
        paymentManager: 'immediate',
        paymentConnector: { after: { minutes: 1.5 } },
        paymentInstrument: 'immediate',
      })
    await kind.selectOption('manually')
    await press(page, `Set ${name}`)
    expect((await policyOf(page)).transitions.paymentConnector).toBe('manual')
    await page.evaluate(() => window.panelPage.mock.reset())
    await expect.poll(() => kind.inputValue()).toBe('immediate')
  })

  it('says for how long a new role is refused', async ({ page, site }) => {
    await openView(page, site)
    const name = 'rolePropagation'
    const line = page.getByRole('listitem').filter({ hasText: name })
    const kind = page.getByLabel(name, { exact: true })
    const kinds = await kind.locator('option').allTextContents()
    expect(kinds.map((text) => text.trim())).toEqual([
      'immediately',
      'after a duration',
    ])
    await kind.selectOption('after a duration')
    await line.locator('input').fill('10')
    await press(page, `Set ${name}`)
    await expect
      .poll(async () => (await policyOf(page)).rolePropagation)
      .toEqual({ after: { seconds: 10 } })
  })
})

describe('the view of wallets', () => {
  it.for([
    ['Deny', 'denied', 'The user has denied the agent the right to sign'],
    ['Lapse', 'lapsed', "The user's consent has lapsed"],
    ['Grant', 'granted', 'The user has granted the agent the right to sign'],
  ] as const)(
    'answers for the user: %s is %s',
    async ([answer, grant, said], { page, site }) => {
      await openView(page, site, 'Wallets')
      await row(page, 'readyEthereum01').click()
      await sees(page, 'The user was not asked')
      await press(page, answer)
      await sees(page, said)
      expect(await walletOf(page, WALLET)).toMatchObject({ grant })
    },
  )

  it('blocks one', async ({ page, site }) => {
    await openView(page, site, 'Wallets')
    await row(page, 'readyEthereum01').click()
    await field(page, 'Reason').fill('Fraud')
    await press(page, 'Block')
    await sees(page, 'BLOCKED')
    await page.locator('.note').getByText('Fraud').waitFor()
    expect(await walletOf(page, WALLET)).toMatchObject({
      status: 'BLOCKED',
      statusReason: 'Fraud',
    })
  })

  it('completes a pending transition', async ({ page, site }) => {
    await openView(page, site, 'Wallets')
    await row(page, 'newEthereum0001').click()
    await sees(page, 'INITIATED → ACTIVE')
    await press(page, 'Complete')
    await page.locator('.head').getByText('ACTIVE').waitFor()
    expect(
      await walletOf(page, 'payment-instrument-newEthereum0001'),
    ).toMatchObject({ status: 'ACTIVE' })
  })
})

describe('what is shown of the account', () => {
  it.for([
    ['light', 1280],
    ['dark', 1280],
    ['light', 360],
  ] as const)(
    'has nothing that axe finds wrong in %s colours, %i pixels wide',
    async ([colorScheme, width], { page, site }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.setViewportSize({ width, height: 800 })
      await openView(page, site)
      const check = async (shown: string) => {
        const isTooWide = await page
          .locator('acp-panel')
          .evaluate((panel) => panel.scrollWidth > innerWidth)
        expect([shown, isTooWide, await findViolations(page, ELEMENT)]).toEqual(
          [shown, false, []],
        )
      }
      await check('the list')
      await press(page, 'Policy')
      await press(page, 'jwt: decode-only')
      await page
        .getByLabel('transitions.paymentManager', { exact: true })
        .selectOption('after a duration')
      await check('the policy')
      for (const name of [
        'alpha',
        'ready-a1b2',
        QUICK,
        COINBASE,
        'ready-privy',
      ]) {
        if (width < 640) await press(page, 'Account')
        await row(page, name).click()
        await check(name)
      }
      await page.evaluate(() => {
        window.panelPage.mock.wallets.block(
          'payment-instrument-readyEthereum01',
          'Fraud',
        )
      })
      await tab(page, 'Wallets').click()
      for (const name of ['newEthereum0001', 'readyEthereum01']) {
        await row(page, name).click()
        await check(name)
        if (width < 640) await press(page, 'Wallets')
      }
    },
  )
})

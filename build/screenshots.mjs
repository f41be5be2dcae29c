// Makes the pictures of the README: a lively world behind a server, and each view of its console page.
import { BedrockAgentCore } from '@aws-sdk/client-bedrock-agentcore'
import { BedrockAgentCoreControl } from '@aws-sdk/client-bedrock-agentcore-control'
import { createPaymentsMock } from 'agentcore-payments-mock'
import { defineScenario, readyAccount } from 'agentcore-payments-mock/fixtures'
import { serve } from 'agentcore-payments-mock/node'
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const FOLDER = fileURLToPath(new URL('../docs/screenshots/', import.meta.url))
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

const scenario = defineScenario({
  name: 'mondayMorning',
  description: 'The ready account, and what others let their agents spend',
  extends: readyAccount,
  paymentSessions: [
    ['bob', '5.00', 15],
    ['carol', '250.00', 480],
    ['dan', '0.50', 30],
    ['erin', '40.00', 90],
    ['frank', '12.00', 120],
    ['grace', '75.00', 240],
  ].map(([userId, maxSpendAmount, expiryTimeInMinutes]) => ({
    userId,
    maxSpendAmount,
    expiryTimeInMinutes,
  })),
})
const mock = createPaymentsMock({ scenario, now: '2026-01-05T09:00:00Z' })
const server = await serve(mock, { port: 0 })
await live(server.url)

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
mkdirSync(FOLDER, { recursive: true })
for (const colorScheme of ['light', 'dark']) {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 760 },
    colorScheme,
    reducedMotion: 'reduce',
  })
  await page.goto(`${server.url}/_mock/`)
  for (const view of VIEWS) {
    await page.getByRole('tab', { name: view }).click()
    await showSomething(page, view)
    // fonts, and a chart that is drawn after its numbers
    await page.waitForTimeout(500)
    const name = view.toLowerCase() + (colorScheme === 'dark' ? '-dark' : '')
    await page.screenshot({ path: `${FOLDER}${name}.png` })
  }
  await page.close()
}
await browser.close()
await server.close()
console.log(`Wrote ${VIEWS.length * 2} pictures to ${FOLDER}`)

/** Picks a row where a view has more to show of one. */
async function showSomething(page, view) {
  const row = {
    Sessions: 'readySession001',
    Wallets: 'readyEthereum01',
    Payments: 'alice',
    Account: 'PENDING_AUTHENTICATION',
    Requests: 'ProcessPayment',
  }[view]
  if (row !== undefined) {
    await page.getByRole('option').filter({ hasText: row }).first().click()
  }
}

/** An hour of an agent's life: it pays, is refused, and meets a fault; and somebody sets up more. */
async function live(endpoint) {
  const { userId, paymentManagerArn, paymentInstrumentId, paymentSessionId } =
    readyAccount.ids
  const owner = { userId, paymentManagerArn }
  const options = {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 2,
  }
  const client = new BedrockAgentCore(options)
  const pay = (amount) =>
    client
      .processPayment({
        ...owner,
        paymentSessionId,
        paymentInstrumentId,
        paymentType: 'CRYPTO_X402',
        paymentInput: {
          cryptoX402: {
            version: '2',
            payload: {
              scheme: 'exact',
              network: 'eip155:84532',
              amount,
              asset: '0x036CbD53842c5426634e7929541eC2318f3dCF7e',
              payTo: '0x99935f281d3ED1E804bF1413b76E0B03e1fed4F9',
              maxTimeoutSeconds: 60,
              extra: { name: 'USDC', version: '2' },
            },
          },
        },
      })
      // a refused call is part of the picture
      .catch(({ name }) => name)

  mock.save('before the morning')
  for (const [minutes, amount] of [
    [2, '4000000'],
    [3, '12500000'],
    [5, '250000'],
    [4, '8000000'],
    [6, '1500000'],
    [7, '22000000'],
    [3, '500000'],
    [4, '900000000'],
    [5, '6000000'],
  ]) {
    mock.clock.advanceBy({ minutes })
    await pay(amount)
  }
  mock.faults.inject({
    operation: 'ProcessPayment',
    error: 'ThrottlingException',
    times: 1,
  })
  await pay('2000000')
  mock.faults.inject({
    operation: 'CreatePaymentSession',
    error: 'ServiceQuotaExceededException',
  })
  await client
    .createPaymentSession({ ...owner, expiryTimeInMinutes: 30 })
    .catch(({ name }) => name)
  await client.listPaymentSessions(owner)
  mock.clocks.attach({ paymentSessionId }).advanceBy({ minutes: 5 })
  await setUp(new BedrockAgentCoreControl(options))
}

/** A manager that is not there yet, and a connector that waits for its developer. */
async function setUp(client) {
  mock.setPolicy({ transitions: { paymentManager: 'manual' } })
  const { paymentManagerArn } = readyAccount.ids
  await client.createPaymentManager({
    name: 'Shop',
    authorizerType: 'AWS_IAM',
    roleArn: 'arn:aws:iam::123456789012:role/Payments',
  })
  await client.createPaymentConnector({
    paymentManagerId: paymentManagerArn.split('/')[1],
    name: 'quick',
    type: 'CoinbaseCDP',
    provisionMode: 'QUICK_CREATE',
    credentialProviderConfigurations: [],
  })
  mock.clock.advanceBy({ minutes: 2 })
}

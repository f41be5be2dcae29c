import { BedrockAgentCore } from '@aws-sdk/client-bedrock-agentcore'
import {
  startPaymentsWorker,
  type PaymentsWorker,
  type PaymentsWorkerOptions,
} from 'agentcore-payments-mock/browser'
import { readyAccount } from 'agentcore-payments-mock/fixtures'
import { x402Input } from './x402-input.ts'

const { userId, paymentManagerArn, paymentInstrumentId, paymentSessionId } =
  readyAccount.ids
const owner = { userId, paymentManagerArn }

const client = new BedrockAgentCore({
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  maxAttempts: 1,
})

let running: PaymentsWorker | undefined

/** What a test does in this page. */
const tested = {
  async start(options?: PaymentsWorkerOptions) {
    running = await startPaymentsWorker({ quiet: true, ...options })
  },
  async stop() {
    await running?.stop()
  },
  advance(minutes: number) {
    running?.mock.clock.advanceBy({ minutes })
  },
  freeze() {
    running?.mock.clock.freeze()
  },
  now: () => running?.mock.clock.now().getTime() ?? Number.NaN,
  received: () =>
    running?.mock.journal.entries().map(({ operation }) => operation),
  async createSession(usd: string) {
    const { paymentSession } = await client.createPaymentSession({
      ...owner,
      expiryTimeInMinutes: 15,
      limits: { maxSpendAmount: { value: usd, currency: 'USD' } },
    })
    return paymentSession?.paymentSessionId
  },
  async sessions() {
    const { paymentSessions = [] } = await client.listPaymentSessions(owner)
    return paymentSessions.map((session) => session.paymentSessionId)
  },
  async available(id: string = paymentSessionId) {
    const { paymentSession } = await client.getPaymentSession({
      ...owner,
      paymentSessionId: id,
    })
    return paymentSession?.availableLimits?.availableSpendAmount?.value
  },
  /** @param amount in base units of USDC: 20000 is 0.02 USD. */
  async pay(amount: string, id: string = paymentSessionId) {
    const { status, paymentOutput } = await client.processPayment({
      ...owner,
      paymentSessionId: id,
      paymentInstrumentId,
      ...x402Input(amount),
    })
    return { status, isSigned: paymentOutput?.cryptoX402 !== undefined }
  },
  /** Sends many requests, some at a time, and lets go of every answer. */
  async read(times: number) {
    const sender = async (count: number) => {
      for (let index = 0; index < count; index += 1) {
        await client.getPaymentSession({ ...owner, paymentSessionId })
      }
    }
    await Promise.all(Array.from({ length: 20 }, () => sender(times / 20)))
  },
}

declare global {
  interface Window {
    tested: typeof tested
  }
}

window.tested = tested

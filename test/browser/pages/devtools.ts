import { createPaymentsMock, type MockOptions } from 'agentcore-payments-mock'
import { mountDevtools } from 'agentcore-payments-mock/devtools'
import { readyAccount } from 'agentcore-payments-mock/fixtures'
import {
  requestOf,
  writeCall,
} from '../../../src/devtools/model/service-call.ts'
import { x402Input } from './x402-input.ts'

const { userId, paymentManagerArn, paymentInstrumentId, paymentSessionId } =
  readyAccount.ids

let mock = createPaymentsMock({ now: '2026-01-01T00:00:00Z' })
let mounted: ReturnType<typeof mountDevtools> | undefined

/** Sends a call of the ready account's owner. */
async function call(name: string, input: object): Promise<void> {
  const operation = mock.operations.find((known) => known.name === name)
  if (operation === undefined) throw new Error(`There is no ${name}`)
  const sent = { userId, paymentManagerArn, ...input }
  await mock.fetch(requestOf(writeCall(operation, sent)))
}

/** What a test does in this page. */
const panelPage = {
  get mock() {
    return mock
  },
  start(options: MockOptions = {}) {
    mock = createPaymentsMock({ now: '2026-01-01T00:00:00Z', ...options })
  },
  mount(options: Parameters<typeof mountDevtools>[1]) {
    mounted = mountDevtools(mock, options)
  },
  unmount() {
    mounted?.unmount()
  },
  async createSessions(count: number) {
    for (let index = 0; index < count; index += 1) {
      await call('CreatePaymentSession', { expiryTimeInMinutes: 15 })
    }
  },
  /** @param amount in base units of USDC: 20000 is 0.02 USD. */
  async pay(amount: string) {
    await call('ProcessPayment', {
      paymentSessionId,
      paymentInstrumentId,
      ...x402Input(amount),
    })
  },
}

declare global {
  interface Window {
    panelPage: typeof panelPage
  }
}

window.panelPage = panelPage

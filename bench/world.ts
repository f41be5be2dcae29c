import { readyAccount } from '../fixtures/ready-account.ts'
import { assembleMock } from '../src/entries/assemble.ts'
import type { PaymentsMockCore } from '../src/mock/mock.ts'
import type { PaymentSessionInput } from '../src/scenarios/scenario.ts'

export const PAYMENT = {
  paymentManagerArn: readyAccount.ids.paymentManagerArn,
  paymentSessionId: readyAccount.ids.paymentSessionId,
  paymentInstrumentId: readyAccount.ids.paymentInstrumentId,
  paymentType: 'CRYPTO_X402',
  paymentInput: {
    cryptoX402: {
      version: '2',
      payload: {
        scheme: 'exact',
        network: 'eip155:84532',
        amount: '1',
        asset: '0x036CbD53842c5426634e7929541eC2318f3dCF7e',
        payTo: '0x99935f281d3ED1E804bF1413b76E0B03e1fed4F9',
        maxTimeoutSeconds: 300,
        extra: { name: 'USDC', version: '2' },
      },
    },
  },
} as const

/** The ready account with a number of sessions, all of one user: the worst case for a list. */
export function worldOf(sessions: number): PaymentsMockCore {
  const paymentSessions: PaymentSessionInput[] = [
    ...(readyAccount.paymentSessions ?? []),
  ]
  for (let index = paymentSessions.length; index < sessions; index += 1) {
    paymentSessions.push({
      paymentSessionId: `payment-session-${index.toString().padStart(15, '0')}`,
      paymentManagerArn: readyAccount.ids.paymentManagerArn,
      userId: readyAccount.ids.userId,
      expiryTimeInMinutes: 480,
      maxSpendAmount: '100.00',
    })
  }
  return assembleMock({
    now: '2026-01-01T00:00:00Z',
    scenario: { ...readyAccount, paymentSessions },
  })
}

/** Calls an operation over `fetch` and returns the body of its success. */
export async function call(
  mock: Pick<PaymentsMockCore, 'fetch'>,
  path: string,
  input: object,
): Promise<Record<string, unknown>> {
  const response = await mock.fetch(requestOf(path, input))
  const body = await response.text()
  if (!response.ok) {
    throw new Error(`${path} answered ${response.status}: ${body}`)
  }
  return JSON.parse(body) as Record<string, unknown>
}

export function requestOf(path: string, input: object): Request {
  return new Request(
    `https://bedrock-agentcore.us-east-1.amazonaws.com${path}`,
    {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-amzn-bedrock-agentcore-payments-user-id': readyAccount.ids.userId,
      },
      body: JSON.stringify(input),
    },
  )
}

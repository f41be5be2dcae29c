import {
  AccessDeniedException,
  ConflictException,
  ResourceNotFoundException,
  ValidationException,
  type ProcessPaymentCommandInput,
} from '@aws-sdk/client-bedrock-agentcore'
import { expect, it } from 'vitest'
import { readyAccount } from '../../src/entries/fixtures.ts'
import { V2_PAYLOAD } from '../support/x402-payloads.ts'
import { availableAmount } from '../support/available-amount.ts'
import { describeTargets } from '../support/describe-targets.ts'
import { paymentInput, x402Input } from '../support/ready-inputs.ts'
import { expectRefusal } from '../support/refusal.ts'
import {
  UNKNOWN_INSTRUMENT_ID,
  UNKNOWN_MANAGER_ARN,
  UNKNOWN_MANAGER_ID,
  UNKNOWN_SESSION_ID,
} from '../support/unknown-ids.ts'

// Each change makes one check fail; they stand in the order of the checks.
const FAULTS = {
  shape: { clientToken: 'too-short' },
  user: { userId: undefined },
  manager: { paymentManagerArn: UNKNOWN_MANAGER_ARN },
  session: { paymentSessionId: UNKNOWN_SESSION_ID },
  instrument: { paymentInstrumentId: UNKNOWN_INSTRUMENT_ID },
  // above every budget, and without the token's name, of which the payload's checks complain last
  payload: {
    paymentInput: x402Input({
      ...V2_PAYLOAD,
      amount: '900000000',
      extra: { version: '2' },
    }),
  },
  budget: {
    paymentInput: x402Input({ ...V2_PAYLOAD, amount: '900000000' }),
  },
  // within the session's budget, above the wallet's balance
  balance: { paymentInput: x402Input({ ...V2_PAYLOAD, amount: '30000000' }) },
} satisfies Record<string, Partial<ProcessPaymentCommandInput>>

/** Every fault from the named one on, of which the first one is to be reported. */
function faultsFrom(first: keyof typeof FAULTS): ProcessPaymentCommandInput {
  const faults = Object.entries(FAULTS)
  const start = faults.findIndex(([name]) => name === first)
  // of two faults of the payment input the earlier check's one must stay
  const changes = faults.slice(start).map(([, fault]) => fault)
  return paymentInput({}, Object.assign({}, ...changes.reverse()))
}

const { paymentSessionId } = readyAccount.ids

describeTargets('ProcessPayment: order of checks', (target) => {
  it.each([
    [
      'shape',
      ValidationException,
      "1 validation error detected: Value at 'clientToken' failed to satisfy constraint: Member must have length greater than or equal to 33",
    ],
    [
      'user',
      ValidationException,
      "1 validation error detected: Value at 'userId' failed to satisfy constraint: Member must not be null (header X-Amzn-Bedrock-AgentCore-Payments-User-Id)",
    ],
    [
      'manager',
      ResourceNotFoundException,
      `Payment manager not found: ${UNKNOWN_MANAGER_ID}`,
    ],
    [
      'session',
      ValidationException,
      `Payment session not found: ${UNKNOWN_SESSION_ID}`,
    ],
    [
      'instrument',
      ValidationException,
      `Payment instrument not found: ${UNKNOWN_INSTRUMENT_ID}`,
    ],
    [
      'payload',
      ValidationException,
      'Payment extra.name is required for EVM payments',
    ],
    [
      'budget',
      ValidationException,
      `Insufficient budget for session ${paymentSessionId}. Pending amount: 100 USD, Transaction amount: 900.000000 USD`,
    ],
    ['balance', ValidationException, 'Wallet does not have a USDC balance'],
  ] as const)(
    'reports %s before whatever comes after it',
    async (first, exception, message) => {
      const { client, mock } = await target.start({
        policy: { walletBalance: 'enforce', delegation: 'pending' },
      })

      await expectRefusal(
        client.processPayment(faultsFrom(first)),
        exception,
        message,
      )

      expect(await availableAmount(client, paymentSessionId)).toBe('100')
      expect(mock.db.payment.count()).toBe(0)
    },
  )

  it('reports delegation last', async () => {
    const { client } = await target.start({
      policy: { walletBalance: 'enforce', delegation: 'pending' },
    })

    await expectRefusal(
      client.processPayment(paymentInput()),
      AccessDeniedException,
      'Delegated signing grant is not active for the end user wallet. Please redirect end user to the WalletHub to grant the permissions.',
    )
  })

  it('reports a client token of other parameters before all that is looked up', async () => {
    const { client } = await target.start()
    const clientToken = 'order-of-checks-0123456789-0123456789'
    await client.processPayment(paymentInput({}, { clientToken }))

    await expectRefusal(
      client.processPayment({ ...faultsFrom('session'), clientToken }),
      ConflictException,
      'Client token already used with different parameters',
    )
  })
})

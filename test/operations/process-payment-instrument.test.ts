import {
  AccessDeniedException,
  ValidationException,
} from '@aws-sdk/client-bedrock-agentcore'
import { describe, expect, it } from 'vitest'
import { readyAccount } from '../../src/entries/fixtures.ts'
import { availableAmount } from '../support/available-amount.ts'
import { describeTargets } from '../support/describe-targets.ts'
import {
  createInstrument,
  createSession,
  INSTRUMENT_OWNER,
  OWNER,
  paymentInput,
} from '../support/ready-inputs.ts'
import { expectRefusal } from '../support/refusal.ts'
import { OTHER_MANAGER, twoManagers } from '../support/two-managers.ts'
import { UNKNOWN_INSTRUMENT_ID } from '../support/unknown-ids.ts'

const { paymentSessionId } = readyAccount.ids

describeTargets('ProcessPayment: instrument', (target) => {
  it('is not found when it is unknown', async () => {
    const { client } = await target.start()

    const refusal = await expectRefusal(
      client.processPayment(
        paymentInput({}, { paymentInstrumentId: UNKNOWN_INSTRUMENT_ID }),
      ),
      ValidationException,
      `Payment instrument not found: ${UNKNOWN_INSTRUMENT_ID}`,
    )

    expect(refusal.reason).toBeUndefined()
    expect(await availableAmount(client, paymentSessionId)).toBe('100')
  })

  it.each([
    ['user', { userId: 'bob' }],
    ['manager', OTHER_MANAGER],
  ])("is not found when it is another %s's", async (_, owner) => {
    const { client } = await target.start({ scenario: twoManagers })
    const paymentInstrumentId = await createInstrument(client, owner)

    await expectRefusal(
      client.processPayment(paymentInput({}, { paymentInstrumentId })),
      ValidationException,
      `Payment instrument not found: ${paymentInstrumentId}`,
    )
  })

  it.each(['INITIATED', 'FAILED', 'BLOCKED'] as const)(
    'does not sign while it is %s',
    async (status) => {
      const paymentInstrumentId = 'payment-instrument-notYetActive001'
      const { client } = await target.start({
        scenario: {
          ...readyAccount,
          paymentInstruments: [
            {
              ...INSTRUMENT_OWNER,
              paymentInstrumentId,
              network: 'ETHEREUM',
              status,
            },
          ],
        },
      })

      await expectRefusal(
        client.processPayment(paymentInput({}, { paymentInstrumentId })),
        ValidationException,
        `Payment instrument is not active: ${paymentInstrumentId}`,
      )
      expect(await availableAmount(client, paymentSessionId)).toBe('100')
    },
  )

  it('of any connector of the manager may sign', async () => {
    const { client } = await target.start()
    const paymentInstrumentId = await createInstrument(client, {
      paymentConnectorId: readyAccount.ids.privyPaymentConnectorId,
    })

    const { status } = await client.processPayment(
      paymentInput({}, { paymentInstrumentId }),
    )

    expect(status).toBe('PROOF_GENERATED')
  })

  describe('without the grant of its end user', () => {
    const pending = { policy: { delegation: 'pending' } } as const
    const message =
      'Delegated signing grant is not active for the end user wallet. Please redirect end user to the WalletHub to grant the permissions.'

    it('is denied and spends nothing', async () => {
      const { client, mock } = await target.start(pending)

      await expectRefusal(
        client.processPayment(paymentInput()),
        AccessDeniedException,
        message,
      )

      expect(await availableAmount(client, paymentSessionId)).toBe('100')
      expect(mock.db.payment.count()).toBe(0)
    })

    it("is denied in Privy's words for a wallet of Privy's", async () => {
      const { client } = await target.start(pending)
      const paymentInstrumentId = await createInstrument(client, {
        paymentConnectorId: readyAccount.ids.privyPaymentConnectorId,
      })

      await expectRefusal(
        client.processPayment(paymentInput({}, { paymentInstrumentId })),
        AccessDeniedException,
        'Privy credentials are invalid. Please verify the credential configuration.',
      )
    })

    it('is shown as active, as the status tells nothing of the grant', async () => {
      const { client } = await target.start(pending)
      const paymentInstrumentId = await createInstrument(client)

      const { paymentInstrument } = await client.getPaymentInstrument({
        ...OWNER,
        paymentInstrumentId,
      })

      expect(paymentInstrument?.status).toBe('ACTIVE')
    })
  })

  describe('whose balance the policy enforces', () => {
    const enforced = { policy: { walletBalance: 'enforce' } } as const

    it('pays up to what its wallet holds on the chain', async () => {
      const { client } = await target.start(enforced)

      const { status } = await client.processPayment(
        paymentInput({ amount: '25000000' }),
      )

      expect(status).toBe('PROOF_GENERATED')
    })

    it('is refused above it and spends nothing', async () => {
      const { client } = await target.start(enforced)

      await expectRefusal(
        client.processPayment(paymentInput({ amount: '25000001' })),
        ValidationException,
        'Wallet does not have a USDC balance',
      )
      expect(await availableAmount(client, paymentSessionId)).toBe('100')
    })

    it('is refused with an empty wallet', async () => {
      const { client } = await target.start(enforced)
      const input = {
        paymentSessionId: await createSession(client),
        paymentInstrumentId: await createInstrument(client),
      }

      await expectRefusal(
        client.processPayment(paymentInput({ amount: '1' }, input)),
        ValidationException,
        'Wallet does not have a USDC balance',
      )
    })
  })
})

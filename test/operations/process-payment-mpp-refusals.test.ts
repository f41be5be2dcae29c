import {
  AccessDeniedException,
  ValidationException,
  type PaymentInput,
  type PaymentType,
} from '@aws-sdk/client-bedrock-agentcore'
import { expect, it } from 'vitest'
import { mppDisabled, readyAccount } from '../../src/entries/fixtures.ts'
import {
  evmChallenge,
  solanaChallenge,
  tempoChallenge,
} from '../domain/mpp/challenges.ts'
import { availableAmount } from '../support/available-amount.ts'
import { describeTargets } from '../support/describe-targets.ts'
import { mppPayment } from '../support/mpp-inputs.ts'
import { paymentInput, x402Input } from '../support/ready-inputs.ts'
import { expectRefusal } from '../support/refusal.ts'

const { paymentSessionId, solanaPaymentInstrumentId } = readyAccount.ids

const EXPIRED =
  "MPP challenge has expired ('expires' is in the past). Obtain a fresh challenge and retry."

// Every documented text has its case in the tests of the MPP checks; these are the kinds, and what a call adds.
describeTargets(
  'ProcessPayment: MPP is refused and spends nothing',
  (target) => {
    it.each<[string, PaymentType, PaymentInput, string]>([
      [
        'without a header',
        'MPP',
        { mpp: { version: '1', wwwAuthenticateHeaders: [' '] } },
        'MPP wwwAuthenticateHeaders is required and must contain exactly one WWW-Authenticate header.',
      ],
      [
        'of another scheme',
        'MPP',
        { mpp: { version: '1', wwwAuthenticateHeaders: ['Bearer realm="a"'] } },
        "WWW-Authenticate header is not a 'Payment' challenge.",
      ],
      [
        'when the challenge is over',
        'MPP',
        mppOf(evmChallenge({}, { expires: '2020-01-01T00:00:00Z' })),
        EXPIRED,
      ],
      [
        'without consent to fees',
        'MPP',
        mppOf(tempoChallenge({ methodDetails: { chainId: 4217 } })),
        expect.stringContaining('does not offer seller-sponsored network fees'),
      ],
      [
        'on Tempo with a wallet of Coinbase',
        'MPP',
        mppOf(tempoChallenge()),
        'Tempo payments are not supported for Coinbase-managed payment instruments.',
      ],
      [
        'with input of x402',
        'MPP',
        x402Input({}),
        "Payment input does not match payment type 'MPP'. Expected: mpp",
      ],
      [
        'as a payment of x402',
        'CRYPTO_X402',
        mppOf(evmChallenge()),
        "Payment input does not match payment type 'CRYPTO_X402'. Expected: cryptoX402",
      ],
    ])('%s', async (_, paymentType, input, message) => {
      const { client } = await target.start()

      await expectRefusal(
        client.processPayment(
          paymentInput({}, { paymentType, paymentInput: input }),
        ),
        ValidationException,
        message,
      )
      expect(await availableAmount(client, paymentSessionId)).toBe('100')
    })

    it('on Solana with a wallet of Coinbase', async () => {
      const { client } = await target.start()

      await expectRefusal(
        client.processPayment(
          mppPayment(solanaChallenge(), {
            paymentInstrumentId: solanaPaymentInstrumentId,
          }),
        ),
        ValidationException,
        'Solana MPP payments are not supported for Coinbase-managed payment instruments.',
      )
    })

    it('when the account has no access', async () => {
      const { client, mock } = await target.start({ scenario: mppDisabled })

      await expectRefusal(
        client.processPayment(mppPayment(evmChallenge())),
        AccessDeniedException,
        'Access to MPP (Machine Payments Protocol) payment processing is not enabled for this account. Contact AWS Support for access.',
      )
      expect(mock.db.payment.count()).toBe(0)
      expect(await availableAmount(client, paymentSessionId)).toBe('100')
      await client.processPayment(paymentInput())
    })

    it('above the balance, where the policy asks for it', async () => {
      const { client } = await target.start({
        policy: { walletBalance: 'enforce' },
      })

      await expectRefusal(
        client.processPayment(mppPayment(evmChallenge({ amount: '25000001' }))),
        ValidationException,
        'Insufficient balance in the payer wallet to cover the token transfer and gas fee.',
      )
      expect(await availableAmount(client, paymentSessionId)).toBe('100')
    })

    it('before the user has allowed the agent to sign', async () => {
      const { client } = await target.start({
        policy: { delegation: 'pending' },
      })

      await expectRefusal(
        client.processPayment(mppPayment(evmChallenge())),
        AccessDeniedException,
        'Delegated signing grant is not active for the end user wallet. Please redirect end user to the WalletHub to grant the permissions.',
      )
      expect(await availableAmount(client, paymentSessionId)).toBe('100')
    })
  },
)

function mppOf(header: string): PaymentInput {
  return { mpp: { version: '1', wwwAuthenticateHeaders: [header] } }
}

import { coinbaseCdpTokens } from '../../src/domain/provider-tokens/coinbase-cdp.ts'
import { stripePrivyTokens } from '../../src/domain/provider-tokens/stripe-privy.ts'
import { readWorkloadIdentityToken } from '../../src/domain/provider-tokens/workload-token.ts'
import { validationException } from '../../src/errors.ts'
import { defineOperation } from '../../src/operation.ts'
import { string, structure } from '../../src/protocol/shapes.ts'
import type { PaymentCredentialProviderRow } from '../../src/store/rows.ts'
import { commonErrors } from '../shapes.ts'
import { paymentTokenRequest, paymentTokenResponse } from './shapes.ts'

export const getResourcePaymentToken = defineOperation({
  name: 'GetResourcePaymentToken',
  plane: 'data',
  http: { method: 'POST', uri: '/identities/payment/token', statusCode: 200 },
  input: structure({
    workloadIdentityToken: string({ min: 1, max: 131072, sensitive: true }),
    resourceCredentialProviderName: string({
      min: 1,
      max: 128,
      pattern: '[a-zA-Z0-9\\-_]+',
    }),
    paymentTokenRequest,
  }),
  output: structure({ paymentTokenResponse }),
  errors: [
    ...commonErrors,
    'UnauthorizedException',
    'ResourceNotFoundException',
  ],
  actsForUser: false,
  async handle(input, { store, ids, nowMs, notFound }) {
    readWorkloadIdentityToken(input.workloadIdentityToken, nowMs)
    const name = input.resourceCredentialProviderName
    const provider = store.paymentCredentialProvider.get(name)
    if (provider === undefined) {
      // inferred: the wording of managers and sessions
      throw notFound(`Payment credential provider not found: ${name}`)
    }
    const context = { credentialProviderName: name, nowMs }
    const request = input.paymentTokenRequest
    if (request.coinbaseCdpTokenRequest !== undefined) {
      requireVendor(provider, 'CoinbaseCDP')
      return {
        paymentTokenResponse: {
          coinbaseCdpTokenResponse: await coinbaseCdpTokens(
            request.coinbaseCdpTokenRequest,
            { ...context, nonce: ids.nonce().subarray(0, 16), jti: ids.uuid() },
          ),
        },
      }
    }
    requireVendor(provider, 'StripePrivy')
    return {
      paymentTokenResponse: {
        stripePrivyTokenResponse: await stripePrivyTokens(
          request.stripePrivyTokenRequest,
          context,
        ),
      },
    }
  },
})

function requireVendor(
  { name, vendor }: PaymentCredentialProviderRow,
  asked: PaymentCredentialProviderRow['vendor'],
): void {
  if (vendor !== asked) {
    // inferred: no text is public for a request to the other vendor
    throw validationException(
      `Payment token request for '${asked}' does not match the vendor '${vendor}' of credential provider: ${name}`,
    )
  }
}

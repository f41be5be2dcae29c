import { CREDENTIAL_PROVIDER_NAME } from '../../src/domain/account-constraints.ts'
import { coinbaseCdpTokens } from '../../src/domain/provider-tokens/coinbase-cdp.ts'
import { stripePrivyTokens } from '../../src/domain/provider-tokens/stripe-privy.ts'
import { readWorkloadIdentityToken } from '../../src/domain/provider-tokens/workload-token.ts'
import { validationException, type ServiceException } from '../../src/errors.ts'
import { defineOperation } from '../../src/operation/operation.ts'
import { string, structure } from '../../src/protocol/shapes.ts'
import type { PaymentCredentialProviderRow } from '../../src/store/rows.ts'
import { requireCredentialProvider } from '../existing.ts'
import { commonErrors } from '../shapes.ts'
import { paymentTokenRequest, paymentTokenResponse } from './shapes.ts'

export const getResourcePaymentToken = defineOperation({
  name: 'GetResourcePaymentToken',
  plane: 'data',
  http: { method: 'POST', uri: '/identities/payment/token', statusCode: 200 },
  input: structure({
    workloadIdentityToken: string({ min: 1, max: 131072, sensitive: true }),
    resourceCredentialProviderName: string(CREDENTIAL_PROVIDER_NAME),
    paymentTokenRequest,
  }),
  output: structure({ paymentTokenResponse }),
  errors: [
    ...commonErrors,
    'UnauthorizedException',
    'ResourceNotFoundException',
  ],
  actsForUser: false,
  async handle(input, operationContext) {
    const { ids, nowMs } = operationContext
    readWorkloadIdentityToken(input.workloadIdentityToken, nowMs)
    const name = input.resourceCredentialProviderName
    const provider = requireCredentialProvider(name, operationContext)
    const { coinbaseCdpConfiguration, stripePrivyConfiguration } =
      provider.providerConfigurationOutput
    const context = { credentialProviderName: name, nowMs }
    const request = input.paymentTokenRequest
    if (request.coinbaseCdpTokenRequest !== undefined) {
      if (coinbaseCdpConfiguration === undefined) {
        throw otherVendor(provider, 'CoinbaseCDP')
      }
      return {
        paymentTokenResponse: {
          coinbaseCdpTokenResponse: await coinbaseCdpTokens(
            request.coinbaseCdpTokenRequest,
            {
              ...context,
              apiKeyId: coinbaseCdpConfiguration.apiKeyId,
              nonce: ids.nonce().subarray(0, 16),
              jti: ids.uuid(),
            },
          ),
        },
      }
    }
    if (stripePrivyConfiguration === undefined) {
      throw otherVendor(provider, 'StripePrivy')
    }
    return {
      paymentTokenResponse: {
        stripePrivyTokenResponse: await stripePrivyTokens(
          request.stripePrivyTokenRequest,
          { ...context, appId: stripePrivyConfiguration.appId },
        ),
      },
    }
  },
})

function otherVendor(
  { name, vendor }: PaymentCredentialProviderRow,
  asked: PaymentCredentialProviderRow['vendor'],
): ServiceException {
  // inferred: no text is public for a request to the other vendor
  return validationException(
    `Payment token request for '${asked}' does not match the vendor '${vendor}' of credential provider: ${name}`,
  )
}

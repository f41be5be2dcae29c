import type {
  CoinbaseCdpTokenRequestInput,
  StripePrivyTokenRequestInput,
} from '@aws-sdk/client-bedrock-agentcore'
import { readyAccount } from '../../src/entries/fixtures.ts'

/** Credential providers of the ready account, one of each vendor, and requests that they answer. */
export const COINBASE = readyAccount.ids.coinbaseCredentialProviderName
export const PRIVY = readyAccount.ids.privyCredentialProviderName
export const { workloadIdentityToken } = readyAccount.ids

export const CDP_REQUEST: CoinbaseCdpTokenRequestInput = {
  requestMethod: 'POST',
  requestPath: '/platform/v2/evm/accounts',
  requestBody: '{"name":"pat","accountPolicy":"none"}',
}
export const PRIVY_REQUEST: StripePrivyTokenRequestInput = {
  requestPath: '/v1/wallets',
  requestBody: '{"method":"personal_sign","chain_type":"ethereum"}',
}

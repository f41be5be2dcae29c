import { READY_ACCOUNT } from '../../fixtures/ready-account.ts'
import type { OperationName } from '../machine/call-operation.ts'

const {
  paymentManagerArn,
  paymentConnectorId,
  paymentInstrumentId,
  paymentSessionId,
} = READY_ACCOUNT

/** A payment that the ready account's session and wallet can make. */
export const X402_PAYLOAD = {
  scheme: 'exact',
  network: 'eip155:84532',
  amount: '100000',
  asset: '0x036CbD53842c5426634e7929541eC2318f3dCF7e',
  payTo: '0x99935f281d3ED1E804bF1413b76E0B03e1fed4F9',
  maxTimeoutSeconds: 300,
  extra: { name: 'USDC', version: '2' },
}

/** For every operation, a body with all the members it can have that the ready account accepts. */
export const VALID_INPUTS: Record<OperationName, object> = {
  CreatePaymentInstrument: {
    paymentManagerArn,
    paymentConnectorId,
    paymentInstrumentType: 'EMBEDDED_CRYPTO_WALLET',
    paymentInstrumentDetails: {
      embeddedCryptoWallet: {
        network: 'ETHEREUM',
        linkedAccounts: [{ email: { emailAddress: 'alice@example.com' } }],
      },
    },
    clientToken: 'token-0000-0000-0000-0000-instrument',
  },
  CreatePaymentSession: {
    paymentManagerArn,
    limits: { maxSpendAmount: { value: '1.00', currency: 'USD' } },
    expiryTimeInMinutes: 15,
    clientToken: 'token-0000-0000-0000-0000-000session',
  },
  DeletePaymentInstrument: {
    paymentManagerArn,
    paymentConnectorId,
    paymentInstrumentId,
  },
  DeletePaymentSession: { paymentManagerArn, paymentSessionId },
  GetPaymentInstrument: {
    paymentManagerArn,
    paymentConnectorId,
    paymentInstrumentId,
  },
  GetPaymentInstrumentBalance: {
    paymentManagerArn,
    paymentConnectorId,
    paymentInstrumentId,
    chain: 'BASE_SEPOLIA',
    token: 'USDC',
  },
  GetPaymentSession: { paymentManagerArn, paymentSessionId },
  GetResourcePaymentToken: {
    workloadIdentityToken: READY_ACCOUNT.workloadIdentityToken,
    resourceCredentialProviderName:
      READY_ACCOUNT.coinbaseCredentialProviderName,
    paymentTokenRequest: {
      coinbaseCdpTokenRequest: {
        requestMethod: 'POST',
        requestHost: 'api.cdp.coinbase.com',
        requestPath: '/platform/v2/evm/accounts',
        includeWalletAuthToken: true,
        requestBody: '{"name":"agent"}',
      },
    },
  },
  ListPaymentInstruments: {
    paymentManagerArn,
    paymentConnectorId,
    maxResults: 10,
  },
  ListPaymentSessions: { paymentManagerArn, maxResults: 10 },
  ProcessPayment: {
    paymentManagerArn,
    paymentSessionId,
    paymentInstrumentId,
    paymentType: 'CRYPTO_X402',
    paymentInput: { cryptoX402: { version: '2', payload: X402_PAYLOAD } },
    clientToken: 'token-0000-0000-0000-0000-000payment',
  },
}

const { CreatePaymentInstrument, GetResourcePaymentToken, ProcessPayment } =
  VALID_INPUTS

/** Inputs that satisfy every constraint, with the other members of the unions. */
export const OTHER_UNION_MEMBERS: Partial<Record<OperationName, object[]>> = {
  CreatePaymentInstrument: [
    { sms: { phoneNumber: '+4915112345678' } },
    { developerJwt: { kid: 'key-1', sub: 'alice' } },
    ...['google', 'apple', 'x', 'telegram', 'github'].map((vendor) => ({
      oAuth2: {
        [vendor]: {
          sub: 'alice-1',
          emailAddress: 'alice@example.com',
          name: 'Alice',
          username: 'alice',
        },
      },
    })),
  ].map((linkedAccount) => ({
    ...CreatePaymentInstrument,
    paymentInstrumentDetails: {
      embeddedCryptoWallet: {
        network: 'ETHEREUM',
        linkedAccounts: [linkedAccount],
        walletAddress: '0x0E88cF39132336a4A9a7C0D37C1253Fa321F557B',
        redirectUrl: 'https://example.com/',
      },
    },
  })),
  GetResourcePaymentToken: [
    {
      ...GetResourcePaymentToken,
      paymentTokenRequest: {
        stripePrivyTokenRequest: {
          requestHost: 'api.privy.io',
          requestPath: '/v1/wallets',
          requestBody: '{"chain_type":"ethereum"}',
          includeAuthorizationSignature: true,
        },
      },
    },
  ],
  ProcessPayment: [
    {
      ...ProcessPayment,
      paymentType: 'MPP',
      paymentInput: {
        mpp: {
          version: '1',
          wwwAuthenticateHeaders: ['Payment id="1"'],
          buyerPaysGasFees: true,
        },
      },
    },
    {
      ...ProcessPayment,
      paymentInput: {
        cryptoX402: {
          version: '2',
          payload: X402_PAYLOAD,
          permit2AllowanceLimit: '1000000',
        },
      },
    },
  ],
}

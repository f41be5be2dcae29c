import type {
  PaymentConnectorRow,
  PaymentInstrumentRow,
  PaymentManagerRow,
  PaymentRow,
  PaymentSessionRow,
  SettlementRow,
} from '../../src/store/rows.ts'

const AT = '2026-01-01T00:00:00Z'
const TIMES = { createdAt: AT, updatedAt: AT }

/** A manager; `m1` stands for its ARN, as ids need no form in the store. */
export function manager(paymentManagerArn = 'm1'): PaymentManagerRow {
  return {
    paymentManagerArn,
    paymentManagerId: `${paymentManagerArn}-id`,
    name: paymentManagerArn,
    authorizerType: 'AWS_IAM',
    authorizerConfiguration: null,
    description: null,
    roleArn: 'role',
    kmsKeyArn: null,
    tags: null,
    workloadIdentityArn: 'identity',
    status: 'READY',
    statusReason: null,
    ...TIMES,
  }
}

export function connector(
  row: Partial<PaymentConnectorRow> = {},
): PaymentConnectorRow {
  return {
    paymentConnectorId: 'c1',
    paymentManagerArn: 'm1',
    name: 'connector',
    type: 'CoinbaseCDP',
    credentialProviderName: null,
    credentialProviderArn: null,
    description: null,
    provisionMode: 'MANUAL',
    authorizationUrl: null,
    credentialsUpdatedAt: null,
    delegatedSigning: 'enabled',
    status: 'READY',
    statusReason: null,
    ...TIMES,
    ...row,
  }
}

export function instrument(
  row: Partial<PaymentInstrumentRow> = {},
): PaymentInstrumentRow {
  return {
    paymentInstrumentId: 'i1',
    paymentManagerArn: 'm1',
    paymentConnectorId: 'c1',
    userId: 'alice',
    paymentInstrumentType: 'EMBEDDED_CRYPTO_WALLET',
    network: 'ETHEREUM',
    walletAddress: '0x0',
    redirectUrl: null,
    linkedAccounts: [{ email: { emailAddress: 'alice@example.com' } }],
    balances: [{ chain: 'BASE', amount: '5' }],
    permit2Allowances: [],
    status: 'ACTIVE',
    statusReason: null,
    grant: null,
    version: 1,
    ...TIMES,
    ...row,
  }
}

/** A session of 10 dollars that has spent nothing. */
export function session(
  row: Partial<PaymentSessionRow> = {},
): PaymentSessionRow {
  return {
    paymentSessionId: 's1',
    paymentManagerArn: 'm1',
    userId: 'alice',
    expiryTimeInMinutes: 60,
    maxSpendAmount: '10.00',
    availableSpendAmount: '10.00',
    spentAmount: '0',
    budgetUpdatedAt: TIMES.updatedAt,
    ...TIMES,
    ...row,
  }
}

/** A payment of one dollar. */
export function payment(row: Partial<PaymentRow> = {}): PaymentRow {
  return {
    processPaymentId: 'p1',
    paymentManagerArn: 'm1',
    paymentSessionId: 's1',
    paymentInstrumentId: 'i1',
    userId: 'alice',
    agentName: null,
    paymentType: 'CRYPTO_X402',
    status: 'PROOF_GENERATED',
    amount: '1.000000',
    chain: 'BASE',
    asset: '0xa',
    payTo: '0xb',
    scheme: 'exact',
    network: 'eip155:8453',
    proofKey: `proof of ${row.processPaymentId ?? 'p1'}`,
    validUntil: '2026-01-01T00:01:00Z',
    settlementStatus: 'SIGNED',
    settledAmount: null,
    refusal: null,
    ...TIMES,
    ...row,
  }
}

/** A settlement of the sample payment, in full. */
export function settlement(row: Partial<SettlementRow> = {}): SettlementRow {
  return {
    transaction: 't1',
    protocol: 'x402',
    scheme: 'exact',
    network: 'eip155:8453',
    proofKey: 'proof of p1',
    from: '0x0',
    payTo: '0xb',
    asset: '0xa',
    amount: '1000000',
    processPaymentId: 'p1',
    settledAt: AT,
    ...row,
  }
}

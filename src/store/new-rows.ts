import { nameOfId, parsePaymentManagerArn } from '../domain/arn.ts'
import type { Timestamp } from '../domain/timestamp.ts'
import { walletAddress } from '../domain/wallet.ts'
import type {
  PaymentConnectorRow,
  PaymentInstrumentRow,
  PaymentManagerRow,
} from './rows.ts'

/** A manager as it is after its creation. */
export function newPaymentManager(
  paymentManagerArn: string,
  createdAt: Timestamp,
): PaymentManagerRow {
  const { paymentManagerId } = parsePaymentManagerArn(paymentManagerArn)
  return {
    paymentManagerArn,
    paymentManagerId,
    name: nameOfId(paymentManagerId),
    authorizerType: 'AWS_IAM',
    status: 'READY',
    createdAt,
    updatedAt: createdAt,
  }
}

/** A connector as it is after its creation. */
export function newPaymentConnector(
  given: Pick<
    PaymentConnectorRow,
    'paymentConnectorId' | 'paymentManagerArn' | 'type'
  >,
  createdAt: Timestamp,
): PaymentConnectorRow {
  return {
    ...given,
    name: nameOfId(given.paymentConnectorId),
    status: 'READY',
    createdAt,
    updatedAt: createdAt,
  }
}

/** What has to be known of a wallet to make it; the rest is as the service makes it. */
export type GivenInstrument = Pick<
  PaymentInstrumentRow,
  | 'paymentInstrumentId'
  | 'paymentManagerArn'
  | 'paymentConnectorId'
  | 'userId'
  | 'network'
  | 'linkedAccounts'
>

/**
 * A wallet as it is after its creation.
 *
 * @param connectorType decides whether there is a hub to which the end user is sent to grant the agent its
 *   rights (documented: only Coinbase has one).
 */
export function newPaymentInstrument(
  given: GivenInstrument,
  connectorType: PaymentConnectorRow['type'] | undefined,
  ids: { redirect(): string },
  createdAt: Timestamp,
): PaymentInstrumentRow {
  return {
    ...given,
    paymentInstrumentType: 'EMBEDDED_CRYPTO_WALLET',
    walletAddress: walletAddress(given.network, given.paymentInstrumentId),
    redirectUrl:
      connectorType === 'CoinbaseCDP'
        ? `https://hub.cdp.coinbase.com/${ids.redirect()}`
        : null,
    // documented: a wallet starts without funds
    balances: [],
    // observed for Coinbase: active at once; inferred for Privy
    status: 'ACTIVE',
    version: 1,
    createdAt,
    updatedAt: createdAt,
  }
}

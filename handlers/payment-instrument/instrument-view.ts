import type { OperationContext } from '../../src/operation.ts'
import type { PaymentInstrumentRow } from '../../src/store/rows.ts'

/** An instrument as the service answers it. */
export function instrumentView(
  row: PaymentInstrumentRow,
  { consentUrl }: OperationContext,
) {
  return {
    ...row,
    paymentInstrumentDetails: {
      embeddedCryptoWallet: {
        network: row.network,
        linkedAccounts: row.linkedAccounts,
        walletAddress: row.walletAddress,
        redirectUrl: consentUrl(row.paymentInstrumentId, row.redirectUrl),
      },
    },
  }
}

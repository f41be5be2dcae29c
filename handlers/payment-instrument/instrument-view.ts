import type { OperationContext } from '../../src/operation/operation.ts'
import type { PaymentInstrumentRow } from '../../src/store/rows.ts'

/** An instrument as the service answers it, without the accounts that are linked to it (recorded). */
export function instrumentView(
  row: PaymentInstrumentRow,
  { consentUrl }: OperationContext,
) {
  return {
    ...row,
    paymentInstrumentDetails: {
      embeddedCryptoWallet: {
        network: row.network,
        walletAddress: row.walletAddress,
        redirectUrl: consentUrl(row.paymentInstrumentId, row.redirectUrl),
      },
    },
  }
}

import type { OperationContext } from '../../src/operation/operation.ts'
import type { PaymentInstrumentRow } from '../../src/store/rows.ts'

/** Builds a wallet in a reply, without its linked accounts (recorded). */
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

import type { PaymentInstrumentRow } from '../../src/store/rows.ts'

/** An instrument as the service answers it. */
export function instrumentView(row: PaymentInstrumentRow) {
  return {
    ...row,
    paymentInstrumentDetails: {
      embeddedCryptoWallet: {
        network: row.network,
        linkedAccounts: row.linkedAccounts,
        walletAddress: row.walletAddress,
        redirectUrl: row.redirectUrl ?? undefined,
      },
    },
  }
}

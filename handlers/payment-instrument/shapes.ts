import { PAYMENT_INSTRUMENT_STATUSES } from '../../src/domain/statuses.ts'
import {
  enumeration,
  optional,
  string,
  structure,
  timestamp,
  union,
} from '../../src/protocol/shapes.ts'
import {
  paymentConnectorId,
  paymentInstrumentId,
  paymentManagerArn,
  userId,
} from '../shapes.ts'
import { linkedAccounts } from './linked-account.ts'

export const cryptoWalletNetwork = enumeration(['ETHEREUM', 'SOLANA'])

export const blockchainChainId = enumeration([
  'BASE',
  'BASE_SEPOLIA',
  'ETHEREUM',
  'SOLANA',
  'SOLANA_DEVNET',
])

export const instrumentBalanceToken = enumeration(['USDC'])

export const paymentInstrumentType = enumeration(['EMBEDDED_CRYPTO_WALLET'])

export const paymentInstrumentStatus = enumeration(PAYMENT_INSTRUMENT_STATUSES)

const walletMembers = {
  network: cryptoWalletNetwork,
  walletAddress: optional(string()),
  redirectUrl: optional(string({ min: 0, max: 2048 })),
}

/** A wallet in a request. */
export const paymentInstrumentDetails = union({
  embeddedCryptoWallet: structure({ ...walletMembers, linkedAccounts }),
})

/** A wallet in a reply: the model's linked accounts are in no reply (recorded). */
const answeredInstrumentDetails = union({
  embeddedCryptoWallet: structure(walletMembers),
})

const summaryMembers = {
  paymentInstrumentId,
  paymentManagerArn,
  paymentConnectorId,
  userId,
  paymentInstrumentType,
  status: paymentInstrumentStatus,
  createdAt: timestamp('iso8601'),
  updatedAt: timestamp('iso8601'),
}

export const paymentInstrumentSummary = structure(summaryMembers)

export const paymentInstrument = structure({
  ...summaryMembers,
  paymentInstrumentDetails: answeredInstrumentDetails,
})

import { bytesToHex } from '@noble/hashes/utils.js'
import type { Signing } from '../signing.ts'
import { signTokenTransfer } from '../solana/token-transfer.ts'
import { solanaPrivateKey } from '../wallet.ts'
import {
  signPermit2Authorization,
  type SignedPermit2Authorization,
} from './permit2-authorization.ts'
import type {
  PaymentRequirements,
  SolanaExactRequirements,
} from './requirements.ts'
import {
  nonceFor,
  signTransferAuthorization,
  type SignedTransferAuthorization,
} from './transfer-authorization.ts'

/** The inner payload of a proof on Solana. */
export interface SignedTransaction {
  /** Base64. */
  transaction: string
}

/** The inner payload of an x402 proof. */
export type X402Proof =
  SignedTransferAuthorization | SignedPermit2Authorization | SignedTransaction

/** Signs what a merchant asks for: the inner payload of an x402 proof. */
export function signProof(
  requirements: PaymentRequirements,
  signing: Signing,
): X402Proof {
  switch (requirements.kind) {
    case 'evm-exact':
      return signTransferAuthorization({
        paymentInstrumentId: signing.paymentInstrumentId,
        from: signing.walletAddress,
        transfer: requirements,
        validAfter: signing.validAfter,
        // inferred
        validBefore: signing.validAfter + requirements.maxTimeoutSeconds,
        nonce: nonceFor(signing.vendor, signing.random),
      })
    case 'evm-upto':
      return signPermit2Authorization(requirements, signing)
    case 'solana-exact':
      return { transaction: signSolanaTransfer(requirements, signing) }
  }
}

const USDC_DECIMALS = 6
const MEMO_BYTES = 16

function signSolanaTransfer(
  { network, asset, payTo, amount, ...extra }: SolanaExactRequirements,
  { paymentInstrumentId, walletAddress, random, blockhashOf }: Signing,
): string {
  return signTokenTransfer(
    {
      from: walletAddress,
      to: payTo,
      mint: asset,
      amount,
      decimals: USDC_DECIMALS,
      feePayer: extra.feePayer,
      // as the public x402 client does, so that no two transactions are alike
      memo: extra.memo ?? bytesToHex(random.subarray(0, MEMO_BYTES)),
      recentBlockhash: extra.recentBlockhash ?? blockhashOf(network.chain),
    },
    solanaPrivateKey(paymentInstrumentId),
  )
}

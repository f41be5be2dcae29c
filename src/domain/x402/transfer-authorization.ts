import { bytesToHex } from '@noble/hashes/utils.js'
import {
  structHash,
  typedDataDigest,
  typeHash,
  word,
  type TypedDataDomain,
} from '../eip712.ts'
import { signDigest } from '../evm-signature.ts'
import { evmPrivateKey } from '../wallet.ts'
import type { EvmExactRequirements } from './requirements.ts'

/** A transfer, and the token contract that makes it. */
type TokenTransfer = Pick<
  EvmExactRequirements,
  'network' | 'asset' | 'payTo' | 'amount' | 'tokenName' | 'tokenVersion'
>

/** Input of a signature by the payer's wallet. */
interface TransferAuthorizationInput {
  /** The paying instrument, whose own key signs. */
  paymentInstrumentId: string
  /** Address of that key; handed in, as deriving it takes as long as signing. */
  from: string
  transfer: TokenTransfer
  /** In whole epoch seconds. */
  validAfter: number
  /** In whole epoch seconds. */
  validBefore: number
  /** 32 bytes, never used twice by one wallet. */
  nonce: Uint8Array
}

/** The inner payload of an x402 `exact` proof on EVM networks; all numbers are text (observed, x402 specification). */
export interface SignedTransferAuthorization {
  /** `0x` and 65 bytes: r, s, v, where v is 27 or 28. */
  signature: string
  authorization: {
    from: string
    to: string
    /** In the token's base units. */
    value: string
    /** In epoch seconds: the transfer is good from the second after this one. */
    validAfter: string
    /** In epoch seconds: the transfer is no longer good from this one on. */
    validBefore: string
    /** `0x` and 32 bytes. */
    nonce: string
  }
}

const TRANSFER_TYPE = typeHash(
  'TransferWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)',
)

/**
 * Signs an EIP-3009 TransferWithAuthorization, as the token's contract verifies it (EIP-712).
 *
 * Equal input gives the same bytes (RFC 6979).
 */
export function signTransferAuthorization({
  paymentInstrumentId,
  from,
  transfer,
  validAfter,
  validBefore,
  nonce,
}: TransferAuthorizationInput): SignedTransferAuthorization {
  const { network, asset, payTo, amount } = transfer
  const digest = transferDigest(
    {
      name: transfer.tokenName,
      version: transfer.tokenVersion,
      chainId: network.chainId,
      verifyingContract: asset,
    },
    {
      from,
      to: payTo,
      value: amount,
      validAfter,
      validBefore,
      nonce: `0x${bytesToHex(nonce)}`,
    },
  )
  return {
    signature: signDigest(digest, evmPrivateKey(paymentInstrumentId)),
    authorization: {
      from,
      to: payTo,
      value: amount.toString(),
      validAfter: validAfter.toString(),
      validBefore: validBefore.toString(),
      nonce: `0x${bytesToHex(nonce)}`,
    },
  }
}

/** The 32 bytes that are signed for an authorization. */
export function transferDigest(
  domain: TypedDataDomain,
  authorization: {
    from: string
    to: string
    value: bigint
    validAfter: bigint | number
    validBefore: bigint | number
    nonce: string
  },
): Uint8Array {
  const { from, to, value, validAfter, validBefore, nonce } = authorization
  return typedDataDigest(
    domain,
    structHash(
      TRANSFER_TYPE,
      [from, to, value, validAfter, validBefore, nonce].map(word),
    ),
  )
}

// observed: most of the 32 bytes; how many is inferred
const ZEROS_OF_COINBASE = 24

/**
 * The nonce as a wallet's vendor makes it: a small number, padded with zeros on the left, by Coinbase (observed);
 * 32 random bytes by others (inferred).
 *
 * @param random 32 bytes.
 */
export function nonceFor(
  vendor: 'CoinbaseCDP' | 'StripePrivy',
  random: Uint8Array,
): Uint8Array {
  return vendor === 'CoinbaseCDP'
    ? random.map((byte, index) => (index < ZEROS_OF_COINBASE ? 0 : byte))
    : random
}

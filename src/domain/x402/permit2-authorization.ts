import { bytesToHex } from '@noble/hashes/utils.js'
import { structHash, typedDataDigest, typeHash, word } from '../eip712.ts'
import { signDigest } from '../evm-signature.ts'
import type { Signing } from '../signing.ts'
import { evmPrivateKey } from '../wallet.ts'
import type { EvmUptoRequirements } from './requirements.ts'

/** The inner payload of an x402 `upto` proof; all numbers are text (documented: x402 specification). */
export interface SignedPermit2Authorization {
  /** `0x` and 65 bytes: r, s, v, where v is 27 or 28. */
  signature: string
  permit2Authorization: {
    from: string
    /** The most that may be taken, in the token's base units. */
    permitted: { token: string; amount: string }
    /** The contract through which alone it may be taken. */
    spender: string
    nonce: string
    /** In epoch seconds: the last one at which it may be taken. */
    deadline: string
    /** Merchant, facilitator and first valid second. */
    witness: { to: string; facilitator: string; validAfter: string }
  }
}

/** Contracts of Uniswap's Permit2 and of x402 `upto`, at one address on every chain (documented: x402 specification). */
const PERMIT2 = '0x000000000022D473030F116dDEE9F6B43aC78BA3'
export const UPTO_PROXY = '0x4020A4f3b7b90ccA423B9fabCc0CE57C6C240002'

const TOKEN_PERMISSIONS = 'TokenPermissions(address token,uint256 amount)'
const WITNESS = 'Witness(address to,address facilitator,uint256 validAfter)'
const TOKEN_PERMISSIONS_TYPE = typeHash(TOKEN_PERMISSIONS)
const WITNESS_TYPE = typeHash(WITNESS)
// EIP-712: the types that it refers to follow in alphabetical order
const TRANSFER_TYPE = typeHash(
  `PermitWitnessTransferFrom(TokenPermissions permitted,address spender,uint256 nonce,uint256 deadline,Witness witness)${TOKEN_PERMISSIONS}${WITNESS}`,
)

/**
 * Signs a Permit2 PermitWitnessTransferFrom for the amount as a ceiling, as the contract verifies it (EIP-712).
 *
 * It is valid for `maxTimeoutSeconds` from `validAfter` on (inferred: as for `exact`).
 */
export function signPermit2Authorization(
  requirements: EvmUptoRequirements,
  signing: Pick<
    Signing,
    'paymentInstrumentId' | 'walletAddress' | 'validAfter' | 'random'
  >,
): SignedPermit2Authorization {
  const { network, asset, amount, payTo, facilitator } = requirements
  const { paymentInstrumentId, walletAddress, validAfter, random } = signing
  // inferred: decimal text, as the public x402 client writes it
  const nonce = BigInt(`0x${bytesToHex(random)}`)
  const deadline = validAfter + requirements.maxTimeoutSeconds
  const digest = permit2Digest(network.chainId, {
    token: asset,
    amount,
    spender: UPTO_PROXY,
    nonce,
    deadline,
    to: payTo,
    facilitator,
    validAfter,
  })
  return {
    signature: signDigest(digest, evmPrivateKey(paymentInstrumentId)),
    permit2Authorization: {
      from: walletAddress,
      permitted: { token: asset, amount: amount.toString() },
      spender: UPTO_PROXY,
      nonce: nonce.toString(),
      deadline: deadline.toString(),
      witness: {
        to: payTo,
        facilitator,
        validAfter: validAfter.toString(),
      },
    },
  }
}

/** The 32 bytes that are signed for an authorization on a chain. */
export function permit2Digest(
  chainId: number,
  authorization: {
    token: string
    amount: bigint
    spender: string
    nonce: bigint
    deadline: bigint | number
    to: string
    facilitator: string
    validAfter: bigint | number
  },
): Uint8Array {
  const { token, amount, spender, nonce, deadline } = authorization
  const { to, facilitator, validAfter } = authorization
  return typedDataDigest(
    { name: 'Permit2', chainId, verifyingContract: PERMIT2 },
    structHash(TRANSFER_TYPE, [
      structHash(TOKEN_PERMISSIONS_TYPE, [word(token), word(amount)]),
      word(spender),
      word(nonce),
      word(deadline),
      structHash(WITNESS_TYPE, [word(to), word(facilitator), word(validAfter)]),
    ]),
  )
}

import { keccak_256 } from '@noble/hashes/sha3.js'
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js'
import { word } from '../../eip712.ts'
import { rlp, rlpNumber, type RlpItem } from './rlp.ts'

/** One transfer of a TIP-20 token, as a transaction on Tempo. */
export interface TempoTransfer {
  chainId: number
  /** Address of the token. */
  token: string
  to: string
  /** In base units. */
  amount: bigint
  /** 32 bytes. */
  memo: Uint8Array
  /** Lane of nonces; the transaction is the first of its lane. */
  nonceKey: bigint
  /** In epoch seconds: the transaction is no longer good from this one on. */
  validBefore: number
  /** True if the merchant pays the fees, with a second signature of its own. */
  isSponsored: boolean
}

const TYPE = 0x76
const NOTHING = new Uint8Array()
// transferWithMemo(address,uint256,bytes32) (observed)
const TRANSFER_WITH_MEMO = hexToBytes('95777d59')

// inferred: within the limits of public servers that pay the fees
const GAS = 500_000
const MAX_FEE_PER_GAS = 24_000_000_000

// stands for a signature of the one who pays the fees that is still to come (documented: Tempo transaction specification)
const FEE_PAYER_TO_COME = Uint8Array.of(0)

/**
 * Makes a signed transaction of type 0x76, in hexadecimal (observed: its form; documented: Tempo transaction specification).
 *
 * @param sign gives the 65 bytes of a signature for a digest: r, s and 0 or 1 (observed).
 */
export function tempoTransaction(
  transfer: TempoTransfer,
  sign: (digest: Uint8Array) => Uint8Array,
): string {
  const fields = fieldsOf(transfer)
  const signature = sign(keccak_256(encode(fields)))
  return `0x${bytesToHex(encode([...fields, signature]))}`
}

function encode(fields: RlpItem): Uint8Array {
  return concatBytes(Uint8Array.of(TYPE), rlp(fields))
}

function fieldsOf(transfer: TempoTransfer): RlpItem[] {
  const { chainId, token, nonceKey, validBefore, isSponsored } = transfer
  const address = addressBytes(token)
  const maxPriorityFeePerGas = NOTHING
  const value = NOTHING
  const accessList: RlpItem = []
  const nonce = NOTHING
  const validAfter = NOTHING
  const authorizationList: RlpItem = []
  return [
    rlpNumber(chainId),
    maxPriorityFeePerGas,
    rlpNumber(MAX_FEE_PER_GAS),
    rlpNumber(GAS),
    [[address, value, callData(transfer)]],
    accessList,
    rlpNumber(nonceKey),
    nonce,
    rlpNumber(validBefore),
    validAfter,
    // observed: the buyer pays fees in the token that is paid
    isSponsored ? NOTHING : address,
    isSponsored ? FEE_PAYER_TO_COME : NOTHING,
    authorizationList,
  ]
}

function callData({ to, amount, memo }: TempoTransfer): Uint8Array {
  return concatBytes(TRANSFER_WITH_MEMO, word(to), word(amount), memo)
}

function addressBytes(address: string): Uint8Array {
  return hexToBytes(address.slice(2))
}

import { concatBytes } from '@noble/hashes/utils.js'

/** A value that Ethereum's recursive-length prefix can encode. */
export type RlpItem = Uint8Array | readonly RlpItem[]

const STRING = 0x80
const LIST = 0xc0
// a longer content has its length written beside the prefix
const LONGEST_SHORT = 55

/** Encodes bytes and lists of bytes by Ethereum's recursive-length prefix. */
export function rlp(item: RlpItem): Uint8Array {
  if (!(item instanceof Uint8Array)) {
    return withLength(LIST, concatBytes(...item.map(rlp)))
  }
  const [first = STRING] = item
  return item.length === 1 && first < STRING ? item : withLength(STRING, item)
}

/** A whole number as the shortest bytes that hold it, most significant first; none for zero. */
export function rlpNumber(value: bigint | number): Uint8Array {
  const bytes: number[] = []
  for (let rest = BigInt(value); rest > 0n; rest >>= 8n) {
    bytes.unshift(Number(rest & 0xffn))
  }
  return Uint8Array.from(bytes)
}

function withLength(kind: number, content: Uint8Array): Uint8Array {
  if (content.length <= LONGEST_SHORT) {
    return concatBytes(Uint8Array.of(kind + content.length), content)
  }
  const length = rlpNumber(content.length)
  return concatBytes(
    Uint8Array.of(kind + LONGEST_SHORT + length.length),
    length,
    content,
  )
}

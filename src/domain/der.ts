/** One value of a DER encoding (ITU-T X.690). */
export interface DerValue {
  tag: number
  content: Uint8Array
}

/** Tags of the values in private keys. */
export const DER_TAGS = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  sequence: 0x30,
} as const

/** Reads consecutive values, up to 64 KiB each; undefined for bytes that are not DER. */
export function readDer(bytes: Uint8Array): DerValue[] | undefined {
  const values: DerValue[] = []
  let rest = bytes
  while (rest.length > 0) {
    const [tag = 0, first = NaN] = rest
    const start = first < 0x80 ? 2 : 2 + (first & 0x7f)
    const size = first < 0x80 ? first : longLength(rest.subarray(2, start))
    const end = start + size
    // also for an invalid length
    if (!(end <= rest.length)) return undefined
    values.push({ tag, content: rest.subarray(start, end) })
    rest = rest.subarray(end)
  }
  return values
}

/** Reads a long length; DER requires the fewest possible bytes. */
function longLength(bytes: Uint8Array): number {
  const [high = 0, low] = bytes
  if (bytes.length === 1 && high >= 0x80) return high
  if (bytes.length === 2 && high > 0 && low !== undefined) {
    return high * 256 + low
  }
  return NaN
}

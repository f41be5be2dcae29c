const SIGNATURE_BYTES = 64

/** Copies of a proof in each of which one part is another: a member, or a byte of a Solana transaction. */
export function alterations(proof: object): [part: string, proof: object][] {
  return 'transaction' in proof && typeof proof.transaction === 'string'
    ? alteredTransactions(proof.transaction)
    : alteredMembers(proof)
}

function alteredMembers(members: object): [string, object][] {
  return Object.entries(members).flatMap(([name, value]: [string, unknown]) =>
    alteredValues(value).map(([inner, other]): [string, object] => [
      `${name}${inner}`,
      { ...members, [name]: other },
    ]),
  )
}

function alteredValues(value: unknown): [string, unknown][] {
  return typeof value === 'string'
    ? [['', alteredText(value)]]
    : alteredMembers(value as object).map(([name, other]) => [
        `.${name}`,
        other,
      ])
}

/** A value of the same kind: one more, or other hexadecimal digits without a checksum. */
function alteredText(value: string): string {
  if (!value.startsWith('0x')) return String(BigInt(value) - 1n)
  const digits = value.slice(2).toLowerCase()
  return `0x${digits.startsWith('1') ? '2' : '1'}${digits.slice(1)}`
}

/** The fee payer's signature, the first, is left out: it is not there yet. */
function alteredTransactions(transaction: string): [string, object][] {
  const bytes = Buffer.from(transaction, 'base64')
  const start = 1 + SIGNATURE_BYTES
  return Array.from(bytes.subarray(start), (byte, index) => {
    const other = Buffer.from(bytes)
    other[start + index] = byte ^ 1
    return [`byte ${start + index}`, { transaction: other.toString('base64') }]
  })
}

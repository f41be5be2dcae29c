import type { JournalEntry } from './source.ts'
import { readableBaseUnits, readableTime } from './readable.ts'

/** One member of a proof, with its value and its meaning. */
export interface ProofLine {
  readonly name: string
  readonly value: string
  readonly meaning?: string
}

/** Finds the journal entry of the call that made a payment, if the journal still has it. */
export function proofEntryOf(
  processPaymentId: string,
  requests: readonly JournalEntry[],
): JournalEntry | undefined {
  return requests.find(
    ({ operation, output }) =>
      operation === 'ProcessPayment' &&
      (output as { processPaymentId?: string } | undefined)
        ?.processPaymentId === processPaymentId,
  )
}

/** Decodes a signed transfer, line by line; empty for a proof of another form. */
export function decodeProof(output: unknown): ProofLine[] {
  const { paymentOutput } = (output ?? {}) as {
    paymentOutput?: { cryptoX402?: { version?: string; payload?: unknown } }
  }
  const { version, payload } = paymentOutput?.cryptoX402 ?? {}
  const { authorization, signature } = (payload ?? {}) as {
    authorization?: Record<string, string>
    signature?: string
  }
  if (authorization === undefined) return []
  const {
    from = '',
    to = '',
    value = '',
    validAfter = '',
    validBefore = '',
    nonce = '',
  } = authorization
  return [
    { name: 'x402 version', value: version ?? '' },
    { name: 'from', value: from, meaning: 'the wallet that pays' },
    { name: 'to', value: to, meaning: 'the merchant' },
    { name: 'value', value, meaning: `${readableBaseUnits(value)} USDC` },
    { name: 'validAfter', value: validAfter, meaning: moment(validAfter) },
    { name: 'validBefore', value: validBefore, meaning: moment(validBefore) },
    { name: 'nonce', value: nonce },
    { name: 'signature', value: signature ?? '', meaning: 'r, s, v' },
  ]
}

function moment(epochSeconds: string): string {
  return readableTime(Number(epochSeconds) * 1_000)
}

import { isObject } from '../is-object.ts'
import { validationException, type ServiceException } from '../../errors.ts'

/** The `cryptoX402` member of a payment input. */
export interface X402Input {
  /** x402 protocol version, `1` or `2`. */
  version: string
  /** The merchant's document: one entry of the `accepts` list of its 402 reply. */
  payload: unknown
  permit2AllowanceLimit?: string | undefined
}

/** An x402 document of which every member is known to be text or absent, nothing more. */
export interface X402Payload {
  scheme: string
  network: string
  asset: string
  amount: string | undefined
  payTo: string | undefined
  maxTimeoutSeconds: string | undefined
  extra: { name: string | undefined; version: string | undefined } | undefined
}

// each version's own name first
const V1_AMOUNTS = ['maxAmountRequired', 'amount'] as const
const V2_AMOUNTS = ['amount', 'maxAmountRequired'] as const

type Members = Readonly<Record<string, unknown>>

/**
 * Reads an x402 document of version 1 or 2; members it does not know are ignored
 * (observed: `txHash`, `settledAt` and the like are).
 *
 * Both versions take the names of either (documented: the version 2 example of `upto` has `maxAmountRequired`).
 *
 * @throws ValidationException when it is no such document or lacks `scheme`, `network` or `asset`, in this order
 * (observed).
 */
export function readPayload({ version, payload }: X402Input): X402Payload {
  // inferred: the documented text without a placeholder; which case it belongs to is not public
  if (version !== '1' && version !== '2') throw invalidPayload()
  if (!isObject(payload)) throw invalidPayload()
  const amounts = version === '1' ? V1_AMOUNTS : V2_AMOUNTS
  return {
    scheme: required(payload, 'scheme'),
    network: required(payload, 'network'),
    asset: required(payload, 'asset'),
    amount: textOf(payload[amounts[0]] ?? payload[amounts[1]]),
    payTo: textOf(payload['payTo']),
    maxTimeoutSeconds: textOf(payload['maxTimeoutSeconds']),
    extra: extraOf(payload['extra']),
  }
}

function required(payload: Members, name: string): string {
  const value = textOf(payload[name])
  if (value === undefined) {
    throw validationException(
      `Invalid CryptoX402 payload format: Required field '${name}' is missing or null`,
    )
  }
  return value
}

/** Null counts as absent (observed: "missing or null"); a number stands for its text (inferred). */
function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string') return value
  // an integer above 2^53 has lost digits on its way here: another amount than the merchant's would be signed
  if (typeof value === 'number' && !isRounded(value)) return String(value)
  throw invalidPayload()
}

function isRounded(value: number): boolean {
  return Number.isInteger(value) && !Number.isSafeInteger(value)
}

/** Absent counts as empty (observed: a payload without `extra` is refused for its `extra.name`). */
function extraOf(extra: unknown): X402Payload['extra'] {
  const members = extra ?? {}
  if (!isObject(members)) return undefined
  return {
    name: textOf(members['name']),
    version: textOf(members['version']),
  }
}

function invalidPayload(): ServiceException {
  return validationException('X402 Payload for signing is invalid.')
}

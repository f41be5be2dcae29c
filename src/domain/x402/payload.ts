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
  version: '1' | '2'
  scheme: string
  network: string
  asset: string
  /** By the name that the version itself has for it, or else by the other version's. */
  amount: string | undefined
  /** The amount by each of its names. */
  amounts: { [Name in AmountName]: string | undefined }
  /** Undefined when the member is absent; empty when it is null. */
  currency: string | undefined
  payTo: string | undefined
  maxTimeoutSeconds: string | undefined
  /** Undefined when it is there and no object. */
  extra: X402Extra | undefined
  permit2AllowanceLimit: string | undefined
}

const AMOUNT_NAMES = ['amount', 'maxAmountRequired'] as const

type AmountName = (typeof AMOUNT_NAMES)[number]

const EXTRA_NAMES = [
  'name',
  'version',
  'assetTransferMethod',
  'facilitatorAddress',
  'feePayer',
  'memo',
  'recentBlockhash',
] as const

/** The members of `extra` that some payment is signed by. */
export type X402Extra = {
  [Name in (typeof EXTRA_NAMES)[number]]: string | undefined
}

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
export function readPayload(input: X402Input): X402Payload {
  const { version, payload, permit2AllowanceLimit } = input
  // inferred: the documented text without a placeholder; which case it belongs to is not public
  if (version !== '1' && version !== '2') throw invalidPayload()
  if (!isObject(payload)) throw invalidPayload()
  const scheme = required(payload, 'scheme')
  const network = required(payload, 'network')
  const asset = required(payload, 'asset')
  const amounts = textsOf(payload, AMOUNT_NAMES)
  const { amount, maxAmountRequired } = amounts
  return {
    version,
    scheme,
    network,
    asset,
    amounts,
    amount:
      version === '1'
        ? (maxAmountRequired ?? amount)
        : (amount ?? maxAmountRequired),
    currency: payload['currency'] === null ? '' : textOf(payload['currency']),
    payTo: textOf(payload['payTo']),
    maxTimeoutSeconds: textOf(payload['maxTimeoutSeconds']),
    extra: extraOf(payload['extra']),
    permit2AllowanceLimit,
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
function extraOf(extra: unknown): X402Extra | undefined {
  const members = extra ?? {}
  return isObject(members) ? textsOf(members, EXTRA_NAMES) : undefined
}

function textsOf<Name extends string>(
  members: Members,
  names: readonly Name[],
) {
  const texts = names.map((name) => [name, textOf(members[name])] as const)
  return Object.fromEntries(texts) as { [Key in Name]: string | undefined }
}

export function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Refuses a payload in the one documented text that says nothing more. */
export function invalidPayload(): ServiceException {
  return validationException('X402 Payload for signing is invalid.')
}

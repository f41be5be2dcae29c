// Texts are documented (payments troubleshooting guide) unless a line says otherwise.
import { validationException } from '../../errors.ts'
import { fromBase64Url } from '../base64.ts'
import { isObject } from '../is-object.ts'
import { refuseControls, requireText } from './challenge.ts'
import { readJsonSource } from './json-source.ts'

type Members = Readonly<Record<string, unknown>>

/** A merchant's request for one payment, of which nothing is checked but that it can be read. */
export interface ChargeRequest {
  /** In base units, as it was written. */
  amount: string
  /** Address of the token. */
  currency: string
  /** Address of the merchant. */
  recipient: string
  /** The merchant's own reference. */
  externalId: string | undefined
  methodDetails: Members
  /** `methodDetails.chainId`, as it was written; undefined when there is none. */
  chainId: string | undefined
}

const CHAIN_ID = ['methodDetails', 'chainId'] as const

/**
 * Reads the `request` of a challenge: base64url of JSON, each name of which stands once.
 *
 * @throws ValidationException with the documented message of the first check that fails.
 */
export function readChargeRequest(request: string): ChargeRequest {
  const text = decode(request)
  const members = parse(text, request)
  const source = readJsonSource(text, CHAIN_ID)
  if (source.duplicateKey !== undefined) {
    throw validationException(
      `MPP challenge 'request' JSON contains a duplicate key, which is not allowed (RFC 8785 JCS requires unique member names): ${source.duplicateKey}`,
    )
  }
  const amount = requiredText(members, 'amount')
  const currency = requiredText(members, 'currency')
  const recipient = requiredText(members, 'recipient')
  const { methodDetails } = members
  const details = isObject(methodDetails) ? methodDetails : {}
  return {
    amount,
    currency,
    recipient,
    externalId: textOf(members, 'externalId'),
    methodDetails: details,
    chainId: readChainId(details['chainId'], source.number),
  }
}

function decode(request: string): string {
  const bytes = fromBase64Url(request)
  if (bytes === undefined) {
    throw validationException(
      `MPP challenge 'request' is not valid base64url: ${request}`,
    )
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw notJson(request)
  }
}

function parse(text: string, request: string): Members {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw notJson(request)
  }
  // inferred: the text of the case that comes closest
  if (!isObject(value)) throw notJson(request)
  return value
}

function notJson(request: string) {
  // inferred: the value is the one that was received
  return validationException(
    `MPP challenge 'request' is not valid JSON: ${request}`,
  )
}

/** inferred: text of another type counts as absent. */
function requiredText(members: Members, name: string): string {
  return requireText(textOf(members, name), name)
}

/** Text of a request's member; undefined when it is something else. */
export function textOf(
  members: Members,
  name: string,
  path = name,
): string | undefined {
  const value = members[name]
  if (typeof value !== 'string') return undefined
  refuseControls(path, value)
  return value
}

function readChainId(
  chainId: unknown,
  source: string | undefined,
): string | undefined {
  if (chainId === undefined || chainId === null) return undefined
  if (typeof chainId === 'number' && /^-?\d+$/.test(source ?? '')) return source
  const received =
    source ?? (typeof chainId === 'string' ? chainId : JSON.stringify(chainId))
  throw validationException(
    `MPP challenge methodDetails.chainId must be a JSON integer, not a string or decimal. Received: ${received}`,
  )
}

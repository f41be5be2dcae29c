// Texts are documented (payments troubleshooting guide) unless a line says otherwise.
import { validationException } from '../../errors.ts'
import { readAuthParams } from './auth-params.ts'
import { missing } from './refusals.ts'

/** The `mpp` member of a payment input. */
export interface MppInput {
  version: string
  /** One `WWW-Authenticate` header as the merchant sent it. */
  wwwAuthenticateHeaders: readonly string[]
  buyerPaysGasFees?: boolean | undefined
}

const METHODS = ['evm', 'tempo', 'solana'] as const

/** A chain family's way to pay, as the challenge calls it. */
export type MppMethod = (typeof METHODS)[number]

/** Parameters of a challenge that a credential repeats, as they were received (documented: MPP specification). */
type EchoedParams = Readonly<Record<string, string>>

/** A merchant's challenge to pay once. */
export interface Challenge {
  id: string
  /** Name of what is paid for, which `evm` alone needs; empty when the merchant gave none. */
  realm: string
  method: MppMethod
  /** Base64url of the request's JSON, as it was received. */
  request: string
  /** When the challenge ends, as it was received. */
  expires: string | undefined
  echo: EchoedParams
}

// inferred: the service's bound is not public
const MAX_ID_LENGTH = 256

const ECHOED = [
  'id',
  'realm',
  'method',
  'intent',
  'request',
  'expires',
  'description',
  'opaque',
  'digest',
]

/**
 * Reads the one challenge of an MPP payment; parameters it does not know are ignored (documented: MPP specification).
 *
 * The order of the checks is inferred: first whether the header can be read at all, then that of the documented table.
 *
 * @throws ValidationException with the documented message of the first check that fails.
 */
export function readChallenge(input: MppInput): Challenge {
  const params = readParams(input)
  const required = (name: string) => requireText(params.get(name), name)
  const id = required('id')
  const method = required('method')
  const intent = required('intent')
  const request = required('request')
  // documented: of the methods, `evm` alone needs it
  if (method === 'evm') required('realm')
  if (id.length > MAX_ID_LENGTH) {
    throw validationException(
      `MPP challenge 'id' exceeds the maximum allowed length of ${MAX_ID_LENGTH} characters. Received length: ${id.length}.`,
    )
  }
  if (intent !== 'charge') {
    throw validationException(
      `MPP supports only the 'charge' intent. Received: ${intent}`,
    )
  }
  return {
    id,
    realm: params.get('realm') ?? '',
    method: readMethod(method),
    request,
    expires: params.get('expires'),
    echo: echoOf(params),
  }
}

function echoOf(params: ReadonlyMap<string, string>): EchoedParams {
  return Object.fromEntries(
    [...params].filter(([name]) => ECHOED.includes(name)),
  )
}

function readParams({
  version,
  wwwAuthenticateHeaders: headers,
}: MppInput): ReadonlyMap<string, string> {
  if (version.trim() === '') {
    throw validationException('MPP version is required.')
  }
  const [header = '', ...others] = headers
  if (header.trim() === '' || others.length > 0) {
    throw validationException(
      'MPP wwwAuthenticateHeaders is required and must contain exactly one WWW-Authenticate header.',
    )
  }
  const params = readAuthParams(header)
  if (params === undefined) {
    // inferred for a header that cannot be read to its end
    throw validationException(
      "WWW-Authenticate header is not a 'Payment' challenge.",
    )
  }
  if (params.duplicate !== undefined) {
    throw validationException(
      `MPP challenge WWW-Authenticate header contains a duplicate auth-param: ${params.duplicate}`,
    )
  }
  for (const [name, value] of params.values) refuseControls(name, value)
  return params.values
}

function readMethod(method: string): MppMethod {
  const known = METHODS.find((name) => name === method)
  if (known === undefined) {
    throw validationException(
      `MPP supports only the 'evm', 'tempo', and 'solana' methods. Received: ${method}`,
    )
  }
  return known
}

const TAB = 0x09
const SPACE = 0x20
const DELETE = 0x7f

/** inferred: a tab is allowed, as in the quoted strings of HTTP. */
function isControl(code: number): boolean {
  return (code < SPACE && code !== TAB) || code === DELETE
}

/** Refuses text that could break a header or a log line. */
export function refuseControls(field: string, text: string): void {
  const control = Uint16Array.from(text, (unit) => unit.charCodeAt(0)).find(
    isControl,
  )
  if (control === undefined) return
  const code = control.toString(16).padStart(2, '0')
  throw validationException(
    `MPP challenge field '${field}' contains a disallowed control character (0x${code}).`,
  )
}

/** A text that is there and not empty. */
export function requireText(text: string | undefined, field: string): string {
  if (text === undefined || text === '') throw missing(field)
  return text
}

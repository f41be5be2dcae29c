import { isObject } from '../../domain/is-object.ts'
import type { Facilitator } from '../facilitator.ts'
import type { SettleResponse } from '../settlement.ts'
import { decodeJson, encodeJson } from './json-text.ts'
import { refuse, type Outcome, type Refusal } from './outcome.ts'
import type { Requirements } from './requirements.ts'

/** An entry of `accepts`. */
export interface AcceptedOffer {
  version: 1 | 2
  requirements: Requirements
  /** Base units that are settled. */
  settledAmount: string
}

/** Headers of each version of x402 (documented). */
export const X402_HEADERS = {
  1: { payment: 'X-PAYMENT', response: 'X-PAYMENT-RESPONSE' },
  2: { payment: 'PAYMENT-SIGNATURE', response: 'PAYMENT-RESPONSE' },
} as const

type Version = keyof typeof X402_HEADERS

/** Pays by the header of a version. */
export function payByHeader(
  version: Version,
  header: string,
  offers: readonly AcceptedOffer[],
  facilitator: Pick<Facilitator, 'verify' | 'settle'>,
): Outcome {
  const { payment, response } = X402_HEADERS[version]
  const envelope = decodeJson(header)
  if (envelope === undefined) {
    // documented: 400 of version 2; observed: 402 of the middleware of version 1
    return refuse('Invalid or malformed payment header', {
      status: version === 2 ? 400 : 402,
      hint: `${payment} must be base64 of a JSON object`,
    })
  }
  if (envelope['x402Version'] !== version) {
    return wrongVersion(version, envelope)
  }
  const paid = payByEnvelope(envelope, offers, facilitator)
  if ('refusal' in paid) {
    const { refusal, settlement } = paid
    return {
      ...refusal,
      ...(settlement && { headers: { [response]: encodeJson(settlement) } }),
    }
  }
  return { isPaid: true, headers: { [response]: encodeJson(paid.settlement) } }
}

function wrongVersion(
  version: Version,
  envelope: Readonly<Record<string, unknown>>,
): Refusal {
  const { payment } = X402_HEADERS[version]
  const other = version === 1 ? 2 : 1
  if (envelope['x402Version'] === other) {
    return refuse('invalid_x402_version', {
      hint: `${payment} is the header of x402 version ${version}, but its envelope is of version ${other}: send it as ${X402_HEADERS[other].payment}`,
    })
  }
  return refuse('invalid_x402_version', {
    hint:
      envelope['x402Version'] === undefined
        ? `${payment} has no x402Version: wrap the proof as ${version === 2 ? '{ x402Version: 2, accepted, payload }' : '{ x402Version: 1, scheme, network, payload }'}`
        : `${payment} must have the x402Version ${version}`,
  })
}

/** Outcome of a payment whose envelope could be read; a refusal of the facilitator at settlement has its answer. */
type EnvelopeOutcome =
  | { settlement: SettleResponse }
  | { refusal: Refusal; settlement?: SettleResponse }

/** Pays by an envelope: finds the offer that it accepts, verifies and settles. */
function payByEnvelope(
  envelope: Readonly<Record<string, unknown>>,
  offers: readonly AcceptedOffer[],
  facilitator: Pick<Facilitator, 'verify' | 'settle'>,
): EnvelopeOutcome {
  const version = envelope['x402Version']
  const candidates = offers.filter((offer) => offer.version === version)
  const offer = candidates.find((candidate) => accepts(envelope, candidate))
  if (offer === undefined) {
    // observed: what the published middleware answers
    return {
      refusal: refuse('No matching payment requirements', {
        hint: hintAtMismatch(envelope, candidates),
      }),
    }
  }
  const { requirements, settledAmount } = offer
  const body = {
    x402Version: version,
    paymentPayload: envelope,
    paymentRequirements: requirements,
  }
  const { isValid, invalidReason = 'invalid_payload' } =
    facilitator.verify(body)
  if (!isValid) return { refusal: refuseProof(invalidReason) }
  const settlement = facilitator.settle({
    ...body,
    paymentRequirements:
      requirements['scheme'] === 'upto'
        ? { ...requirements, amount: settledAmount }
        : requirements,
  })
  const { success, errorReason = 'invalid_payload' } = settlement
  return success ? { settlement } : { refusal: refuse(errorReason), settlement }
}

/** documented: 412 asks for an allowance. */
function refuseProof(reason: string): Refusal {
  return reason === 'permit2_allowance_required'
    ? refuse(reason, {
        status: 412,
        hint: 'The wallet has not let Permit2 move its tokens: send permit2AllowanceLimit with ProcessPayment once, and pay with that proof',
      })
    : refuse(reason)
}

/** observed: version 2 compares the entry as a whole, version 1 its scheme and network. */
function accepts(
  envelope: Readonly<Record<string, unknown>>,
  { version, requirements }: AcceptedOffer,
): boolean {
  if (version === 1) {
    return (
      envelope['scheme'] === requirements['scheme'] &&
      envelope['network'] === requirements['network']
    )
  }
  const { accepted } = envelope
  return isObject(accepted) && differences(accepted, requirements).length === 0
}

/** Names of the members in which two entries differ, two levels deep: requirements have no more. */
function differences(
  left: Readonly<Record<string, unknown>>,
  right: Readonly<Record<string, unknown>>,
): string[] {
  const names = new Set([...Object.keys(left), ...Object.keys(right)])
  return [...names].filter((name) => {
    const [a, b] = [left[name], right[name]]
    return isObject(a) && isObject(b) ? !haveEqualValues(a, b) : a !== b
  })
}

function haveEqualValues(
  left: Readonly<Record<string, unknown>>,
  right: Readonly<Record<string, unknown>>,
): boolean {
  const names = new Set([...Object.keys(left), ...Object.keys(right)])
  return [...names].every((name) => left[name] === right[name])
}

function hintAtMismatch(
  { accepted, scheme, network }: Readonly<Record<string, unknown>>,
  candidates: readonly AcceptedOffer[],
): string {
  const [first] = candidates
  if (first === undefined) {
    return 'The resource has no offer of this version of x402'
  }
  if (first.version === 1) {
    return `The resource has no offer with the scheme ${word(scheme)} and the network ${word(network)}: take both from an entry of 'accepts'`
  }
  if (!isObject(accepted)) {
    return "The envelope has no 'accepted': put the entry of 'accepts' that was paid into it, unchanged"
  }
  const [fewest = []] = candidates
    .map(({ requirements }) => differences(accepted, requirements))
    .sort((a, b) => a.length - b.length)
  return `'accepted' differs from the nearest entry of 'accepts' in ${fewest.map(word).join(', ')}: put the entry into it unchanged`
}

/** A word of the client's in a hint, which goes into a header: short, and without what a header does not take. */
function word(value: unknown): string {
  const text = typeof value === 'string' ? value : typeof value
  return `'${text.replace(/[^\w.:-]/g, '?').slice(0, 64)}'`
}

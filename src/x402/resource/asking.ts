import { encodeJson } from './json-text.ts'
import type { MppProblem, Refusal } from './outcome.ts'
import { challengeOf, type MppMerchant } from './pay-by-mpp.ts'
import type { AcceptedOffer } from './pay-by-x402.ts'
import type { Goods } from './requirements.ts'

/** All that is told to a client which has not paid. */
export interface Terms {
  goods: Goods
  x402: readonly AcceptedOffer[]
  merchant: MppMerchant
  clock: { now(): Date }
}

/** The payment request of x402 version 2, over HTTP or MCP. */
function paymentRequired(
  { goods, x402 }: Pick<Terms, 'goods' | 'x402'>,
  error: string,
) {
  const { url, description, mimeType } = goods
  return {
    x402Version: 2,
    error,
    resource: { url, description, mimeType },
    accepts: acceptsOf(x402, 2),
  }
}

/** @returns what answers an attempt to pay that failed, or no attempt at all: every offer, in the form of its protocol. */
export function createAsking(terms: Terms): (refusal?: Refusal) => Response {
  let serial = 0
  return (refusal) => {
    const { x402, merchant, clock } = terms
    const headers = new Headers({ 'cache-control': 'no-store' })
    if (hasVersion(x402, 2)) {
      const required = paymentRequired(
        terms,
        refusal?.error ?? 'Payment required',
      )
      headers.set('PAYMENT-REQUIRED', encodeJson(required))
    }
    for (const offer of merchant.offers) {
      serial += 1
      headers.append(
        'WWW-Authenticate',
        challengeOf(offer, merchant.realm, serial, clock.now().getTime()),
      )
    }
    for (const [name, value] of Object.entries(refusal?.headers ?? {})) {
      headers.set(name, value)
    }
    if (refusal?.hint !== undefined) headers.set('x-mock-hint', refusal.hint)
    const { type, body } = bodyOf(terms, refusal)
    headers.set('content-type', type)
    return new Response(JSON.stringify(body), {
      status: refusal?.status ?? 402,
      headers,
    })
  }
}

/** documented: version 1 has its offers in the body, MPP a problem; observed: that of version 2 is empty. */
function bodyOf(
  { x402, merchant }: Terms,
  refusal: Refusal | undefined,
): { type: string; body: object } {
  const isMppAlone = x402.length === 0 && merchant.offers.length > 0
  if (refusal?.problem !== undefined || isMppAlone) {
    const kind = refusal?.problem ?? 'payment-required'
    return {
      type: 'application/problem+json',
      body: {
        type: `https://paymentauth.org/problems/${kind}`,
        title: TITLES[kind],
        status: 402,
        ...(refusal && { detail: refusal.error }),
      },
    }
  }
  const error = refusal?.error ?? 'X-PAYMENT header is required'
  return {
    type: 'application/json',
    body: hasVersion(x402, 1)
      ? { x402Version: 1, error, accepts: acceptsOf(x402, 1) }
      : {},
  }
}

const TITLES: Readonly<Record<MppProblem, string>> = {
  'payment-required': 'Payment Required',
  'payment-expired': 'Payment Expired',
  'verification-failed': 'Payment Verification Failed',
  'malformed-credential': 'Malformed Credential',
  'invalid-challenge': 'Invalid Challenge',
}

function hasVersion(offers: readonly AcceptedOffer[], version: 1 | 2): boolean {
  return offers.some((offer) => offer.version === version)
}

function acceptsOf(offers: readonly AcceptedOffer[], version: 1 | 2) {
  return offers
    .filter((offer) => offer.version === version)
    .map(({ requirements }) => requirements)
}

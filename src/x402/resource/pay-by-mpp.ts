import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { keccak_256 } from '@noble/hashes/sha3.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { decode, encode } from 'jose/base64url'
import { canonicalJson } from '../../domain/canonical-json.ts'
import { isObject } from '../../domain/is-object.ts'
import type { Reason } from '../../domain/x402/verification/reasons.ts'
import { verifyProof } from '../../domain/x402/verification/verify.ts'
import type { ChainBook } from '../../mock/controller.ts'
import { facilitatorAddresses } from '../supported.ts'
import { parseObject } from './json-text.ts'
import type { MppOffer } from './offers.ts'
import {
  refuse,
  type MppProblem,
  type Outcome,
  type Refusal,
} from './outcome.ts'

/** Merchant who charges by MPP. */
export interface MppMerchant {
  /** The resource, to which a credential is bound. */
  realm: string
  offers: readonly MppOffer[]
  chains: ChainBook
}

type Params = Readonly<Record<string, unknown>>

// as long as the proofs of x402
const VALIDITY_MS = 300_000

/**
 * Writes the challenge of an offer, as a value of `WWW-Authenticate`.
 *
 * @param serial told from other challenges by it: a proof is bound to its challenge, so that each settles once.
 */
export function challengeOf(
  offer: MppOffer,
  realm: string,
  serial: number,
  nowMs: number,
): string {
  const params = {
    realm,
    method: 'evm',
    intent: 'charge',
    request: requestOf(offer),
    expires: new Date(nowMs + VALIDITY_MS).toISOString(),
    opaque: encode(canonicalJson({ serial: String(serial) })),
  }
  const written = Object.entries({ id: idOf(params), ...params }).map(
    ([name, value]) => `${name}="${value}"`,
  )
  return `Payment ${written.join(', ')}`
}

function requestOf({ amount, network, payTo }: MppOffer): string {
  return encode(
    canonicalJson({
      amount,
      currency: network.usdc,
      recipient: payTo,
      methodDetails: {
        chainId: network.chainId,
        credentialTypes: ['authorization'],
      },
    }),
  )
}

// documented: seven slots, empty when absent
const BOUND = [
  'realm',
  'method',
  'intent',
  'request',
  'expires',
  'digest',
  'opaque',
]

const SECRET = utf8ToBytes('agentcore-payments-mock merchant')

function idOf(params: Params): string {
  const slots = BOUND.map((name) => textOf(params[name]))
  return encode(hmac(sha256, SECRET, utf8ToBytes(slots.join('|'))))
}

/** Text of a member; what is none counts as absent. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** Pays by a credential: the `Authorization` header after `Payment`. */
export function payByCredential(token: string, merchant: MppMerchant): Outcome {
  const credential = readCredential(token)
  if (credential === undefined) {
    return problem(
      'malformed-credential',
      'Authorization must be "Payment" and base64url of { challenge, payload }, as ProcessPayment returns it',
    )
  }
  const { challenge, payload, source } = credential
  const offer = merchant.offers.find(
    (other) => requestOf(other) === challenge['request'],
  )
  if (
    offer === undefined ||
    challenge['realm'] !== merchant.realm ||
    challenge['id'] !== idOf(challenge)
  ) {
    return problem(
      'invalid-challenge',
      'The challenge is not one of this resource: repeat each of its parameters as it was received',
    )
  }
  const id = textOf(challenge['id'])
  const nonce = `0x${bytesToHex(keccak_256(utf8ToBytes(id + merchant.realm)))}`
  const { from } = payload
  if (
    payload['type'] !== 'authorization' ||
    payload['nonce'] !== nonce ||
    (source !== undefined &&
      source !== `did:pkh:${offer.network.caip2}:${textOf(from)}`)
  ) {
    return problem(
      'verification-failed',
      'The proof is not bound to the challenge: its type is authorization, its nonce the hash of id and realm, its source the payer',
    )
  }
  return settle(offer, payload, textOf(challenge['expires']), merchant.chains)
}

function readCredential(
  token: string,
): { challenge: Params; payload: Params; source: unknown } | undefined {
  let bytes: Uint8Array
  try {
    bytes = decode(token)
  } catch {
    return undefined
  }
  const credential = parseObject(bytes)
  if (credential === undefined) return undefined
  const { challenge, payload, source } = credential
  return isObject(challenge) && isObject(payload)
    ? { challenge, payload, source }
    : undefined
}

function settle(
  offer: MppOffer,
  payload: Params,
  expires: string,
  chains: ChainBook,
): Outcome {
  const { network, amount, payTo } = offer
  const { signature, ...authorization } = payload
  const accepted = { scheme: 'exact', network: network.caip2 }
  const verdict = verifyProof(
    {
      version: 2,
      network,
      requirements: {
        ...accepted,
        amount: BigInt(amount),
        asset: network.usdc,
        payTo,
        extra: network.tokenDomain,
      },
      accepted,
      proof: { signature, authorization },
    },
    { ...chains, addresses: facilitatorAddresses() },
  )
  if (!verdict.isValid) {
    const { proofKey, reason } = verdict
    if (proofKey !== undefined) chains.note(proofKey, { refusal: reason })
    return problem(kindOf(reason), reason)
  }
  const { proofKey } = verdict.transfer
  const nowMs = chains.nowMs(proofKey)
  if (nowMs >= Date.parse(expires)) {
    return problem('payment-expired', `The challenge ended at ${expires}`)
  }
  const reference = chains.settle({
    ...verdict.transfer,
    protocol: 'mpp',
    scheme: 'charge',
  })
  const receipt = {
    status: 'success',
    method: 'evm',
    timestamp: new Date(nowMs).toISOString(),
    reference,
  }
  return {
    isPaid: true,
    headers: { 'Payment-Receipt': encode(canonicalJson(receipt)) },
  }
}

function kindOf(reason: Reason): MppProblem {
  switch (reason) {
    case 'invalid_exact_evm_nonce_already_used':
      return 'invalid-challenge'
    case 'invalid_exact_evm_payload_authorization_valid_before':
      return 'payment-expired'
    default:
      return 'verification-failed'
  }
}

function problem(kind: MppProblem, detail: string): Refusal {
  return refuse(detail, { problem: kind })
}

import { isAddressOn } from '../../network-address.ts'
import { findNetwork, type Network } from '../networks.ts'
import { isObject } from '../../is-object.ts'
import type { Reason } from './reasons.ts'

type Members = Readonly<Record<string, unknown>>

/** A request to verify or settle whose envelope and requirements could be read. */
export interface VerifierRequest {
  version: 1 | 2
  network: Network
  requirements: {
    scheme: string
    /** Name of the network as it was written. */
    network: string
    amount: bigint
    asset: string
    payTo: string
    extra: Members
  }
  /** Scheme and network that the payer says it accepted. */
  accepted: { scheme: unknown; network: unknown }
  /** The inner payload. */
  proof: Members
}

/**
 * Reads a body of version 1 or 2.
 *
 * The packages throw for most of what is refused here; the reasons are the specification's (inferred).
 *
 * @returns the reason of a refusal when it cannot be read.
 */
export function readRequest(body: unknown): VerifierRequest | Reason {
  if (!isObject(body)) return 'invalid_payload'
  const { paymentPayload, paymentRequirements } = body
  if (!isObject(paymentPayload)) return 'invalid_payload'
  const version = paymentPayload['x402Version']
  if (
    (version !== 1 && version !== 2) ||
    (body['x402Version'] ?? version) !== version
  ) {
    return 'invalid_x402_version'
  }
  const read = readRequirements(paymentRequirements, version)
  if (typeof read === 'string') return read
  // version 1 has the members themselves
  const accepted = version === 1 ? paymentPayload : paymentPayload['accepted']
  const proof = paymentPayload['payload']
  if (!isObject(accepted) || !isObject(proof)) return 'invalid_payload'
  const { scheme, network } = accepted
  return { version, ...read, accepted: { scheme, network }, proof }
}

// 2^256 - 1 has 78 digits
const UNITS = /^\d{1,78}$/

function readRequirements(
  value: unknown,
  version: 1 | 2,
): Pick<VerifierRequest, 'network' | 'requirements'> | Reason {
  if (!isObject(value)) return 'invalid_payment_requirements'
  const { scheme, network: name, asset, payTo, extra = {} } = value
  const amount = value[version === 1 ? 'maxAmountRequired' : 'amount']
  if (
    !isText(scheme) ||
    !isText(name) ||
    !isText(asset) ||
    !isText(payTo) ||
    !isText(amount) ||
    !UNITS.test(amount) ||
    !isObject(extra ?? {})
  ) {
    return 'invalid_payment_requirements'
  }
  const network = networkOf(name, version)
  if (network === undefined) return 'invalid_network'
  if (!isSupported(scheme, network, version)) return 'unsupported_scheme'
  const { family } = network
  if (!isAddressOn(family, asset) || !isAddressOn(family, payTo)) {
    return 'invalid_payment_requirements'
  }
  return {
    network,
    requirements: {
      scheme,
      network: name,
      amount: BigInt(amount),
      asset,
      payTo,
      extra: (extra ?? {}) as Members,
    },
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

/** observed: verifiers know a network by its short name in version 1, by its CAIP-2 id in version 2. */
function networkOf(name: string, version: 1 | 2): Network | undefined {
  const network = findNetwork(name)
  const own = version === 1 ? network?.aliases[0] : network?.caip2
  return own === name ? network : undefined
}

/** Checks whether a facilitator settles a scheme on a network; `upto` needs version 2 and EVM (documented). */
export function isSupported(
  scheme: string,
  { family }: Network,
  version: 1 | 2,
): boolean {
  return (
    scheme === 'exact' ||
    (scheme === 'upto' && version === 2 && family === 'ETHEREUM')
  )
}

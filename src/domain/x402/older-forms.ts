import { isObject } from '../is-object.ts'
import type { X402Input } from './payload.ts'
import { findNetwork } from './networks.ts'

/**
 * What of an x402 payment is a form that x402 version 2 has replaced, in words; the service takes it all the same
 * (documented: it takes both versions, and `maxAmountRequired` in version 2; inferred for the names of networks).
 */
export function olderForms({ version, payload }: X402Input): string[] {
  if (version === '1') {
    return [
      'x402 version 1 is the older form: take version 2 where the merchant offers it',
    ]
  }
  if (version !== '2' || !isObject(payload)) return []
  const { network: name, scheme, amount, maxAmountRequired } = payload
  const network = typeof name === 'string' ? findNetwork(name) : undefined
  const warnings: string[] = []
  if (network !== undefined && network.caip2 !== name) {
    warnings.push(
      `The network '${String(name)}' is an older name: x402 version 2 has '${network.caip2}'`,
    )
  }
  // documented: `upto` has it in version 2 too
  if (
    maxAmountRequired !== undefined &&
    amount === undefined &&
    scheme !== 'upto'
  ) {
    warnings.push(
      "'maxAmountRequired' is an older name: x402 version 2 has 'amount'",
    )
  }
  return warnings
}

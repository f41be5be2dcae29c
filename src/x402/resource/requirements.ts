import type { Facilitator } from '../facilitator.ts'
import type { Offer } from './offers.ts'

/** The resource as offers describe it. */
export interface Goods {
  url: string
  description: string
  mimeType: string
}

/** Requirements of an offer in the form of its version of x402. */
export type Requirements = Readonly<Record<string, unknown>>

// as the published middleware asks by default
const MAX_TIMEOUT_SECONDS = 300

/** Writes an offer as an entry of `accepts`. */
export function requirementsOf(
  offer: Offer,
  { url, description, mimeType }: Goods,
  facilitator: Pick<Facilitator, 'supported'>,
): Requirements {
  const { version, scheme, network, amount, payTo } = offer
  const kind = facilitator
    .supported()
    .kinds.find(
      (other) =>
        other.x402Version === version &&
        other.scheme === scheme &&
        [network.caip2, ...network.aliases].includes(other.network),
    )
  const terms = {
    payTo,
    maxTimeoutSeconds: MAX_TIMEOUT_SECONDS,
    asset: network.usdc,
    extra: {
      ...(network.family === 'ETHEREUM' && network.tokenDomain),
      ...kind?.extra,
    },
  }
  return version === 2
    ? { scheme, network: network.caip2, amount, ...terms }
    : {
        scheme,
        network: network.aliases[0],
        maxAmountRequired: amount,
        resource: url,
        description,
        mimeType,
        outputSchema: null,
        ...terms,
      }
}

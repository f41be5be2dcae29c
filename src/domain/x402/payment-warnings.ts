import { findNetwork, type Network } from './networks.ts'
import type { X402Payload } from './payload.ts'

/**
 * Finds what the service signs all the same, though a merchant will refuse the proof or x402 version 2 has replaced
 * the form: each in words, with the value and the cure.
 *
 * The service takes both versions, and the names of either (documented); what it does not vet is observed for the
 * token's name, inferred for the rest.
 */
export function paymentWarnings(payload: X402Payload): string[] {
  const network = findNetwork(payload.network)
  return [
    ...versionWarnings(payload),
    ...(network === undefined ? [] : networkWarnings(payload, network)),
    ...amountWarnings(payload),
    ...(network === undefined ? [] : signatureWarnings(payload, network)),
  ]
}

function versionWarnings({ version }: X402Payload): string[] {
  return version === '1'
    ? [
        'x402 version 1 is the older form: take version 2 where the merchant offers it',
      ]
    : []
}

function networkWarnings(
  { version, network: name }: X402Payload,
  { caip2, aliases }: Network,
): string[] {
  if (version === '2') {
    return name === caip2
      ? []
      : [
          `The network '${name}' is an older name: x402 version 2 has '${caip2}'`,
        ]
  }
  const [shortName] = aliases
  if (shortName === undefined) {
    return [
      `x402 version 1 has no name for the network '${name}': its merchants refuse the proof. Take version 2`,
    ]
  }
  return name === caip2
    ? [
        `The network '${name}' is a name of x402 version 2: a merchant of version 1 takes the proof only in an X-PAYMENT header that has '${shortName}'`,
      ]
    : []
}

function amountWarnings({ version, scheme, amounts }: X402Payload): string[] {
  const { amount, maxAmountRequired } = amounts
  if (amount !== undefined && maxAmountRequired !== undefined) {
    const signed = version === '1' ? 'maxAmountRequired' : 'amount'
    return amount === maxAmountRequired
      ? []
      : [
          `'amount' is '${amount}' and 'maxAmountRequired' is '${maxAmountRequired}': '${signed}' is signed, and a merchant who wants the other refuses the proof. Send one of them`,
        ]
  }
  // documented: `upto` has it in version 2 too
  return version === '2' && maxAmountRequired !== undefined && scheme !== 'upto'
    ? ["'maxAmountRequired' is an older name: x402 version 2 has 'amount'"]
    : []
}

// what the public x402 verifiers leave for the settlement
const LEAST_SECONDS = 6

function signatureWarnings(
  { scheme, extra, maxTimeoutSeconds }: X402Payload,
  network: Network,
): string[] {
  if (network.family !== 'ETHEREUM') return []
  const seconds = Number(maxTimeoutSeconds)
  return [
    ...(scheme === 'exact' && extra !== undefined
      ? [
          ...domainWarnings(extra, network),
          ...(extra.assetTransferMethod === 'permit2'
            ? [
                "'extra.assetTransferMethod' is 'permit2', but 'exact' is signed as EIP-3009: a merchant who insists on Permit2 refuses the proof. Take an offer with 'eip3009', or the scheme 'upto'",
              ]
            : []),
        ]
      : []),
    ...(seconds > 0 && seconds < LEAST_SECONDS
      ? [
          `'maxTimeoutSeconds' is ${seconds}: merchants refuse a proof that is good for less than ${LEAST_SECONDS} seconds. Have the merchant ask for more`,
        ]
      : []),
  ]
}

function domainWarnings(
  extra: { name: string | undefined; version: string | undefined },
  { caip2, tokenDomain }: Network & { family: 'ETHEREUM' },
): string[] {
  return (['name', 'version'] as const).flatMap((member) => {
    const told = extra[member]
    const own = tokenDomain[member]
    return told === undefined || told === own
      ? []
      : [
          `'extra.${member}' is '${told}', but the token on ${caip2} has '${own}': merchants refuse the signature. Have the merchant send '${own}'`,
        ]
  })
}

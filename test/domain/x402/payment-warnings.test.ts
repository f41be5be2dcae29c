import { describe, expect, it } from 'vitest'
import { NETWORKS } from '../../../src/domain/x402/networks.ts'
import { readPayload } from '../../../src/domain/x402/payload.ts'
import { paymentWarnings } from '../../../src/domain/x402/payment-warnings.ts'
import {
  SOLANA_PAYLOAD,
  UPTO_PAYLOAD,
  V1_PAYLOAD,
  V2_PAYLOAD,
} from './payloads.ts'

const OLDER_AMOUNT =
  "'maxAmountRequired' is an older name: x402 version 2 has 'amount'"
const VERSION_1 =
  'x402 version 1 is the older form: take version 2 where the merchant offers it'

/** The documented example of version 2 with these changes. */
const changed = (changes: object) => warningsOf({ ...V2_PAYLOAD, ...changes })

it('has no warning for examples of version 2 in which all agrees', () => {
  for (const payload of [V2_PAYLOAD, UPTO_PAYLOAD, SOLANA_PAYLOAD]) {
    expect(warningsOf(payload)).toEqual([])
  }
})

describe('the network of a payment', () => {
  it.each(
    NETWORKS.flatMap(({ aliases, caip2 }) =>
      aliases.map((alias) => [alias, caip2] as const),
    ),
  )('%s is an older name of %s in version 2', (network, caip2) => {
    expect(warningsOf({ ...SOLANA_PAYLOAD, network })).toContain(
      `The network '${network}' is an older name: x402 version 2 has '${caip2}'`,
    )
  })

  it('has no warning in version 1 by the name of version 1', () => {
    expect(warningsOf(V1_PAYLOAD, '1')).toEqual([VERSION_1])
  })

  it('is warned of in version 1 by the name of version 2', () => {
    const payload = { ...V1_PAYLOAD, network: 'eip155:84532' }
    expect(warningsOf(payload, '1')).toEqual([
      VERSION_1,
      "The network 'eip155:84532' is a name of x402 version 2: a merchant of version 1 takes the proof only in an X-PAYMENT header that has 'base-sepolia'",
    ])
  })

  it('is warned of in version 1 when that has no name for it', () => {
    const payload = {
      ...V1_PAYLOAD,
      network: 'eip155:42161',
      extra: { name: 'USD Coin', version: '2' },
    }
    expect(warningsOf(payload, '1')).toEqual([
      VERSION_1,
      "x402 version 1 has no name for the network 'eip155:42161': its merchants refuse the proof. Take version 2",
    ])
  })

  it('is none that anything is known of', () => {
    expect(changed({ network: 'fake-chain', extra: { name: 'x' } })).toEqual([])
  })
})

describe('the amount of a payment', () => {
  const { amount, ...unpriced } = V2_PAYLOAD

  it('has an older name in version 2', () => {
    expect(warningsOf({ ...unpriced, maxAmountRequired: amount })).toEqual([
      OLDER_AMOUNT,
    ])
  })

  it('may be given twice', () => {
    expect(changed({ maxAmountRequired: amount })).toEqual([])
  })

  it.each([
    ['2', 'amount'],
    ['1', 'maxAmountRequired'],
  ])(
    'is warned of when version %s has two, of which %s is signed',
    (version, signed) => {
      const payload = {
        ...V1_PAYLOAD,
        network: version === '2' ? 'eip155:84532' : 'base-sepolia',
        amount: '1',
        maxAmountRequired: '2',
      }
      expect(warningsOf(payload, version).at(-1)).toBe(
        `'amount' is '1' and 'maxAmountRequired' is '2': '${signed}' is signed, and a merchant who wants the other refuses the proof. Send one of them`,
      )
    },
  )
})

describe('what is signed', () => {
  it.each([
    ['eip155:8453', 'name', 'USDC', 'USD Coin'],
    ['eip155:1', 'name', 'USDC', 'USD Coin'],
    ['eip155:42161', 'name', 'USDC', 'USD Coin'],
    ['eip155:84532', 'name', 'USD Coin', 'USDC'],
    ['eip155:84532', 'version', '1', '2'],
  ])(
    'on %s is warned of when the %s of the token is %s',
    (network, member, told, own) => {
      const extra = {
        name: network === 'eip155:84532' ? 'USDC' : 'USD Coin',
        version: '2',
        [member]: told,
      }
      expect(changed({ network, extra })).toEqual([
        `'extra.${member}' is '${told}', but the token on ${network} has '${own}': merchants refuse the signature. Have the merchant send '${own}'`,
      ])
    },
  )

  it('does not have the name of the token under upto', () => {
    const extra = { ...UPTO_PAYLOAD.extra, name: 'USDC', version: '7' }
    expect(warningsOf({ ...UPTO_PAYLOAD, extra })).toEqual([])
  })

  it('is warned of when the merchant wants Permit2 under exact', () => {
    const extra = { ...V2_PAYLOAD.extra, assetTransferMethod: 'permit2' }
    expect(changed({ extra })).toEqual([
      "'extra.assetTransferMethod' is 'permit2', but 'exact' is signed as EIP-3009: a merchant who insists on Permit2 refuses the proof. Take an offer with 'eip3009', or the scheme 'upto'",
    ])
    const eip3009 = { ...extra, assetTransferMethod: 'eip3009' }
    expect(changed({ extra: eip3009 })).toEqual([])
  })

  it.each([1, 5, '5'])(
    'is warned of when it is good for %j seconds',
    (seconds) => {
      expect(changed({ maxTimeoutSeconds: seconds })).toEqual([
        `'maxTimeoutSeconds' is ${seconds}: merchants refuse a proof that is good for less than 6 seconds. Have the merchant ask for more`,
      ])
    },
  )

  it('may be good for 6 seconds, and on Solana has no such time', () => {
    expect(changed({ maxTimeoutSeconds: 6 })).toEqual([])
    expect(warningsOf({ ...SOLANA_PAYLOAD, maxTimeoutSeconds: 1 })).toEqual([])
  })
})

function warningsOf(payload: unknown, version = '2'): string[] {
  return paymentWarnings(readPayload({ version, payload }))
}

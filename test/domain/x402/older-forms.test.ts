import { describe, expect, it } from 'vitest'
import { NETWORKS } from '../../../src/domain/x402/networks.ts'
import { olderForms } from '../../../src/domain/x402/older-forms.ts'
import { V1_PAYLOAD, V2_PAYLOAD } from '../../support/x402-payloads.ts'

const AMOUNT =
  "'maxAmountRequired' is an older name: x402 version 2 has 'amount'"

describe('the older forms in a payload of version 2', () => {
  const { amount, ...unpriced } = V2_PAYLOAD

  it('are none in the documented example', () => {
    expect(olderForms({ version: '2', payload: V2_PAYLOAD })).toEqual([])
  })

  it.each(
    NETWORKS.flatMap(({ aliases, caip2 }) =>
      aliases.map((alias) => [alias, caip2] as const),
    ),
  )('are the network %s, which is %s', (network, caip2) => {
    expect(
      olderForms({ version: '2', payload: { ...V2_PAYLOAD, network } }),
    ).toEqual([
      `The network '${network}' is an older name: x402 version 2 has '${caip2}'`,
    ])
  })

  it('are the name of the amount', () => {
    const payload = { ...unpriced, maxAmountRequired: amount }
    expect(olderForms({ version: '2', payload })).toEqual([AMOUNT])
  })

  it('are not the name of the amount for upto, which has it documented, or beside the newer one', () => {
    const maxAmountRequired = amount
    for (const payload of [
      { ...unpriced, maxAmountRequired, scheme: 'upto' },
      { ...V2_PAYLOAD, maxAmountRequired },
    ]) {
      expect(olderForms({ version: '2', payload })).toEqual([])
    }
  })

  it('are all named', () => {
    const payload = V1_PAYLOAD
    expect(olderForms({ version: '2', payload })).toHaveLength(2)
  })
})

it('are version 1 as a whole', () => {
  expect(olderForms({ version: '1', payload: V2_PAYLOAD })).toHaveLength(1)
})

it.each([null, 'text', [], 7, { network: 7 }])(
  'are not looked for in what is no payload: %j',
  (payload) => {
    expect(olderForms({ version: '2', payload })).toEqual([])
    expect(olderForms({ version: '3', payload })).toEqual([])
  },
)

import { describe, expect, it } from 'vitest'
import { NETWORKS } from '../../../src/domain/x402/networks.ts'
import {
  SOLANA_PAYLOAD,
  UPTO_PAYLOAD,
  V1_PAYLOAD,
  V2_PAYLOAD,
} from './payloads.ts'
import { readRequirements } from './read-requirements.ts'

const MAX_UINT256 = 2n ** 256n - 1n

describe('readPaymentRequirements', () => {
  it('reads the documented version 2 example', () => {
    expect(read(V2_PAYLOAD)).toEqual({
      kind: 'evm-exact',
      network: NETWORKS[1],
      asset: V2_PAYLOAD.asset,
      payTo: V2_PAYLOAD.payTo,
      amount: 100_000n,
      maxTimeoutSeconds: 300,
      tokenName: 'USDC',
      tokenVersion: '2',
    })
  })

  it('reads the documented version 1 example', () => {
    expect(read(V1_PAYLOAD, '1')).toMatchObject({
      network: NETWORKS[1],
      amount: 5000n,
      maxTimeoutSeconds: 60,
    })
  })

  it('takes every name of each EVM network in both versions', () => {
    for (const network of NETWORKS) {
      if (network.family !== 'ETHEREUM') continue
      for (const name of [network.caip2, ...network.aliases]) {
        for (const version of ['1', '2']) {
          const payload = { ...V2_PAYLOAD, network: name, asset: network.usdc }
          expect(read(payload, version).network).toBe(network)
        }
      }
    }
  })

  it.each([
    ['1', { amount: '1' }, 1n],
    ['1', { maxAmountRequired: '2' }, 2n],
    ['1', { amount: '1', maxAmountRequired: '2' }, 2n],
    ['1', { amount: '1', maxAmountRequired: null }, 1n],
    ['2', { amount: '1' }, 1n],
    ['2', { maxAmountRequired: '2' }, 2n],
    ['2', { amount: '1', maxAmountRequired: '2' }, 1n],
    ['2', { amount: null, maxAmountRequired: '2' }, 2n],
  ])('takes the amount of version %s from %j', (version, amounts, expected) => {
    const { amount: _, ...rest } = V2_PAYLOAD
    expect(read({ ...rest, ...amounts }, version).amount).toBe(expected)
  })

  it('takes numbers as well as their text', () => {
    const payload = { ...V2_PAYLOAD, amount: 2000, maxTimeoutSeconds: '60' }
    expect(read(payload)).toMatchObject({
      amount: 2000n,
      maxTimeoutSeconds: 60,
    })
  })

  it('takes the largest amount and timeout', () => {
    const payload = {
      ...V2_PAYLOAD,
      amount: `${MAX_UINT256}`,
      maxTimeoutSeconds: 2_147_483_647,
    }
    expect(read(payload)).toMatchObject({
      amount: MAX_UINT256,
      maxTimeoutSeconds: 2_147_483_647,
    })
  })

  it('takes the asset in any case and answers it checksummed', () => {
    const asset = V2_PAYLOAD.asset.toLowerCase()
    expect(read({ ...V2_PAYLOAD, asset }).asset).toBe(V2_PAYLOAD.asset)
  })

  it('reads the documented upto example', () => {
    expect(readRequirements('evm-upto', UPTO_PAYLOAD)).toEqual({
      kind: 'evm-upto',
      network: NETWORKS[0],
      asset: UPTO_PAYLOAD.asset,
      payTo: UPTO_PAYLOAD.payTo,
      amount: 3495n,
      maxTimeoutSeconds: 300,
      facilitator: UPTO_PAYLOAD.extra.facilitatorAddress,
    })
  })

  it('reads a payment on Solana', () => {
    const memo = 'order 7'
    const recentBlockhash = SOLANA_PAYLOAD.payTo
    const extra = { ...SOLANA_PAYLOAD.extra, memo, recentBlockhash }
    expect(readSolana({ extra })).toEqual({
      kind: 'solana-exact',
      network: NETWORKS.find(({ chain }) => chain === 'SOLANA_DEVNET'),
      asset: SOLANA_PAYLOAD.asset,
      payTo: SOLANA_PAYLOAD.payTo,
      amount: 1000n,
      maxTimeoutSeconds: 60,
      feePayer: extra.feePayer,
      memo,
      recentBlockhash,
    })
  })

  it.each([{ memo: '' }, { recentBlockhash: 'none' }, { recentBlockhash: '' }])(
    'takes %j on Solana as if it were not there',
    (member) => {
      const extra = { ...SOLANA_PAYLOAD.extra, ...member }
      expect(readSolana({ extra })).toEqual(readSolana({}))
    },
  )

  it('takes every name of each Solana network in both versions', () => {
    for (const network of NETWORKS) {
      if (network.family !== 'SOLANA') continue
      for (const name of [network.caip2, ...network.aliases]) {
        const payload = {
          ...SOLANA_PAYLOAD,
          network: name,
          asset: network.usdc,
        }
        for (const version of ['1', '2']) {
          const read = readRequirements('solana-exact', payload, version)
          expect(read.network).toBe(network)
        }
      }
    }
  })

  it.each([
    [
      'the zero address',
      '0x0000000000000000000000000000000000000000',
      '0x0000000000000000000000000000000000000000',
    ],
    [
      'the burn address',
      '0x000000000000000000000000000000000000dEaD',
      '0x000000000000000000000000000000000000dEaD',
    ],
    [
      'a wrong checksum',
      '0x99935F281D3ED1E804BF1413B76E0B03E1FED4f9',
      V2_PAYLOAD.payTo,
    ],
    ['no checksum', V2_PAYLOAD.payTo.toLowerCase(), V2_PAYLOAD.payTo],
  ])('takes %s as payTo, and writes its checksum', (_, payTo, checksummed) => {
    expect(read({ ...V2_PAYLOAD, payTo }).payTo).toBe(checksummed)
  })

  it('writes the checksum of the facilitator', () => {
    const { facilitatorAddress } = UPTO_PAYLOAD.extra
    const extra = {
      ...UPTO_PAYLOAD.extra,
      facilitatorAddress: facilitatorAddress.toLowerCase(),
    }
    expect(
      readRequirements('evm-upto', { ...UPTO_PAYLOAD, extra }).facilitator,
    ).toBe(facilitatorAddress)
  })

  it('ignores members that it does not know', () => {
    const payload = { ...V2_PAYLOAD, txHash: '0x00', settled: true }
    expect(read(payload)).toEqual(read(V2_PAYLOAD))
  })
})

function read(payload: unknown, version = '2') {
  return readRequirements('evm-exact', payload, version)
}

function readSolana(changes: object) {
  return readRequirements('solana-exact', { ...SOLANA_PAYLOAD, ...changes })
}

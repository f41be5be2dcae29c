import { getAddress } from 'ethers'
import { describe, expect, it } from 'vitest'
import {
  chainsOf,
  findNetwork,
  networkNamesOf,
  NETWORKS,
} from '../../../src/domain/x402/networks.ts'

describe('networks', () => {
  it('finds each network by every name it goes by', () => {
    for (const network of NETWORKS) {
      for (const name of [network.caip2, ...network.aliases]) {
        expect(findNetwork(name)).toBe(network)
      }
    }
  })

  it('gives no name to two networks', () => {
    const names = NETWORKS.flatMap(({ caip2, aliases }) => [caip2, ...aliases])
    expect(new Set(names).size).toBe(names.length)
  })

  it.each(['', 'polygon', 'BASE', 'eip155:137', 'toString', '__proto__'])(
    'knows no network %j',
    (name) => {
      expect(findNetwork(name)).toBeUndefined()
    },
  )

  it('agree on the chain id and checksum of each EVM network', () => {
    for (const network of NETWORKS) {
      if (network.family === 'ETHEREUM') {
        expect(network.caip2).toBe(`eip155:${network.chainId}`)
        expect(network.usdc).toBe(getAddress(network.usdc.toLowerCase()))
      }
    }
  })

  it('tells the chains that a wallet of each family holds balances on', () => {
    expect(chainsOf('ETHEREUM')).toEqual(['BASE', 'BASE_SEPOLIA', 'ETHEREUM'])
    expect(chainsOf('SOLANA')).toEqual(['SOLANA', 'SOLANA_DEVNET'])
  })

  it('tells all names of a family', () => {
    expect(networkNamesOf('ETHEREUM')).toEqual([
      'base',
      'eip155:8453',
      'base-sepolia',
      'eip155:84532',
      'ethereum',
      'eip155:1',
      'eip155:42161',
    ])
  })
})

import { decodeBase58, encodeBase58 } from 'ethers'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addressBytes,
  base58,
  isSolanaAddress,
} from '../../../src/domain/solana/base58.ts'

const ADDRESS = '4zMMC9srt5Ri5X14GAgXhaHii3GnPAEERYPJgZJDncDU'

describe('base58', () => {
  it('writes as another library does, and reads it back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        const text = base58(bytes)
        expect(decodeBase58(text)).toBe(decodeBase58(encodeBase58(bytes)))
        expect(addressBytes(text)).toEqual(bytes)
      }),
    )
  })

  it.each([0, 1, 2, 31, 32])('keeps %i leading zeros', (zeros) => {
    const bytes = new Uint8Array(32).fill(7, zeros)
    const text = base58(bytes)
    expect(text.startsWith('1'.repeat(zeros))).toBe(true)
    expect(addressBytes(text)).toEqual(bytes)
  })
})

describe('isSolanaAddress', () => {
  it.each([ADDRESS, '1'.repeat(32)])('takes %s', (text) => {
    expect(isSolanaAddress(text)).toBe(true)
  })

  it.each([
    '',
    '1'.repeat(31),
    '1'.repeat(33),
    `${ADDRESS}1`,
    ADDRESS.slice(2),
    `0${ADDRESS.slice(1)}`,
    `${ADDRESS.slice(1)} `,
    'z'.repeat(44),
    '1'.repeat(1_000_000),
    '0x036CbD53842c5426634e7929541eC2318f3dCF7e',
  ])('takes no %s', (text) => {
    expect(isSolanaAddress(text)).toBe(false)
    expect(() => addressBytes(text)).toThrow(TypeError)
  })
})

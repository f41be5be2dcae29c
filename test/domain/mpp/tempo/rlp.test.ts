import { encodeRlp, hexlify, toBeArray } from 'ethers'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  rlp,
  rlpNumber,
  type RlpItem,
} from '../../../../src/domain/mpp/tempo/rlp.ts'

type HexItem = string | HexItem[]

function hexOf(item: RlpItem): HexItem {
  return item instanceof Uint8Array ? hexlify(item) : item.map(hexOf)
}

const { item } = fc.letrec<{ item: RlpItem }>((tie) => ({
  item: fc.oneof(
    { depthSize: 'small' },
    fc.uint8Array({ maxLength: 70 }),
    fc.array(tie('item'), { maxLength: 5 }),
  ),
}))

it('encodes as another library does', () => {
  fc.assert(
    fc.property(item, (value) => {
      expect(hexlify(rlp(value))).toBe(encodeRlp(hexOf(value)))
    }),
  )
})

it.each([0, 1, 55, 56, 255, 256, 65_536])(
  'encodes %s bytes, and a list of them',
  (length) => {
    const bytes = new Uint8Array(length).fill(0x80)
    for (const value of [bytes, [bytes]]) {
      expect(hexlify(rlp(value))).toBe(encodeRlp(hexOf(value)))
    }
  },
)

it('encodes a byte as itself below 128', () => {
  for (const byte of [0, 0x7f, 0x80, 0xff]) {
    const bytes = Uint8Array.of(byte)
    expect(hexlify(rlp(bytes))).toBe(encodeRlp(hexlify(bytes)))
  }
})

it('writes numbers as the shortest bytes', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n }), (value) => {
      expect(rlpNumber(value)).toEqual(toBeArray(value))
    }),
  )
  expect(rlpNumber(0)).toEqual(new Uint8Array())
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { base64 } from '../../src/domain/base64.ts'

it('writes base64 as everybody else does, padded', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(base64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
    }),
  )
  expect(base64(Uint8Array.of(0xfb, 0xff, 0xfe, 0xff))).toBe('+//+/w==')
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { base64, fromBase64 } from '../../src/domain/base64.ts'

it('writes base64 as everybody else does, padded', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(base64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
    }),
  )
  expect(base64(Uint8Array.of(0xfb, 0xff, 0xfe, 0xff))).toBe('+//+/w==')
})

it('reads what was written, in lines or not', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.integer({ min: 1 }), (bytes, width) => {
      const text = base64(bytes)
      const lines = `${text.slice(0, width)}\r\n ${text.slice(width)}\n`
      expect(fromBase64(text)).toEqual(bytes)
      expect(fromBase64(lines)).toEqual(bytes)
    }),
  )
})

it.each(['+w', '+w=', '+x==', '-w==', '+w===', '=+w=', 'a', '+w==!', 'é'])(
  'does not read %j',
  (text) => {
    expect(fromBase64(text)).toBeUndefined()
  },
)

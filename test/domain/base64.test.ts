import fc from 'fast-check'
import { expect, it } from 'vitest'
import { base64, fromBase64, fromBase64Url } from '../../src/domain/base64.ts'

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

it('reads base64url, padded or not', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const text = Buffer.from(bytes).toString('base64url')
      const padded = text.padEnd(Math.ceil(text.length / 4) * 4, '=')
      expect(fromBase64Url(text)).toEqual(bytes)
      expect(fromBase64Url(padded)).toEqual(bytes)
    }),
  )
})

it.each(['a', 'a===', 'ab cd', 'ab+/', 'abc=d', 'é', 'ab\n'])(
  'does not read %j as base64url',
  (text) => {
    expect(fromBase64Url(text)).toBeUndefined()
  },
)

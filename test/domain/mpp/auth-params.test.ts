import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAuthParams } from '../../../src/domain/mpp/auth-params.ts'

function read(header: string) {
  const params = readAuthParams(header)
  return params && Object.fromEntries(params.values)
}

describe('the parameters of a challenge', () => {
  it.each([
    ['quoted strings', 'Payment id="a b", realm="c"'],
    ['tokens', 'Payment realm=c, id="a b"'],
    ['a scheme and names in any case', 'PAYMENT ID="a b",Realm="c"'],
    ['white space around the equals sign', 'Payment id = "a b" , realm\t= "c"'],
    ['empty elements', ' Payment ,id="a b",, realm="c", '],
    ['quoted pairs', 'Payment id="a\\ b", realm="\\c"'],
  ])('are read from %s', (_, header) => {
    expect(read(header)).toEqual({ id: 'a b', realm: 'c' })
  })

  it('keep quotes, commas and backslashes that are quoted', () => {
    expect(read('Payment id="a, \\"b\\" = \\\\"')).toEqual({
      id: 'a, "b" = \\',
    })
  })

  it('keep the padding of unquoted base64', () => {
    expect(read('Payment request=eyJ9==, id=a')).toEqual({
      request: 'eyJ9==',
      id: 'a',
    })
  })

  it('may be none', () => {
    expect(read('Payment')).toEqual({})
    expect(read('payment  ')).toEqual({})
  })

  it('name the first one that is there twice', () => {
    const params = readAuthParams('Payment a=1, b=2, B=3, a=4')
    expect(params?.duplicate).toBe('b')
    expect(params?.values.get('b')).toBe('2')
  })

  it.each([
    'Bearer realm="c"',
    'Payments id="a"',
    'Payment="a"',
    'Payment id',
    'Payment id="a',
    'Payment id="a" realm="c"',
    'Payment id="a", Payment id="b"',
    'Payment id="a"x',
    'Payment "a"',
    'Bearer realm="c", Payment id="a"',
    '',
  ])('are not read from %j', (header) => {
    expect(readAuthParams(header)).toBeUndefined()
  })

  it('are read again as they were written', () => {
    const name = fc.stringMatching(/^[a-zA-Z][\w-]*$/)
    fc.assert(
      fc.property(fc.dictionary(name, fc.string()), (params) => {
        const entries = Object.entries(params)
        const written = entries.map(
          ([key, value]) => `${key}="${value.replaceAll(/["\\]/g, '\\$&')}"`,
        )
        const lower = new Map<string, string>()
        for (const [key, value] of entries) {
          if (!lower.has(key.toLowerCase())) lower.set(key.toLowerCase(), value)
        }
        const read = readAuthParams(`Payment ${written.join(', ')}`)
        expect(read?.values).toEqual(lower)
        expect(read?.duplicate !== undefined).toBe(lower.size < entries.length)
      }),
    )
  })

  it('are looked for in long texts without delay', () => {
    for (const text of ['"', '\\', ' ', ',', 'a', 'a="', '=']) {
      const started = performance.now()
      readAuthParams(`Payment id="${text.repeat(16_000)}`)
      readAuthParams(`Payment ${text.repeat(16_000)}`)
      expect(performance.now() - started).toBeLessThan(1_000)
    }
  })
})

import { describe, expect, it } from 'vitest'
import { readRequestBody } from '../../../src/domain/provider-tokens/request-body.ts'

const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)

describe('readRequestBody', () => {
  it.each(['{"a":[1,2]}', '[]', '"text"', 'null', '-1.5'])(
    'reads %s',
    (text) => {
      expect(readRequestBody(text)).toEqual(JSON.parse(text))
    },
  )

  it.each(['secret', '{"secret":', '{secret:1}', '{"secret":1}}', ' '])(
    'refuses %j, which is not JSON, without repeating it',
    (text) => {
      expect(() => readRequestBody(text)).toThrow(
        expect.objectContaining({
          name: 'ValidationException',
          statusCode: 400,
          message: expect.stringContaining('requestBody is not valid JSON'),
        }),
      )
      expect(() => readRequestBody(text)).not.toThrow(/secret/)
    },
  )

  it('refuses a number that no double holds', () => {
    expect(readRequestBody('[1e308]')).toEqual([1e308])
    expect(() => readRequestBody('{"a":[-1e309]}')).toThrow(
      /outside the range of a double/,
    )
  })

  it('reads 1000 levels of nesting and refuses more, up to the longest body', () => {
    expect(readRequestBody(nested(1000))).toBeInstanceOf(Array)
    for (const levels of [1001, 8192]) {
      expect(() => readRequestBody(nested(levels))).toThrow(
        expect.objectContaining({
          name: 'ValidationException',
          message: expect.stringContaining('At most 1000 levels'),
        }),
      )
    }
  })
})

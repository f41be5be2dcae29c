import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paginate, type PageInput } from '../../src/domain/pagination.ts'

const QUERY = ['paymentSession', 'arn:1', 'alice']

/** The page of a list whose rows have these sequence numbers, oldest first. */
function pageOf(
  sequences: readonly number[],
  input: PageInput,
  query: readonly string[] = QUERY,
) {
  return paginate(input, query, ({ after, limit }) => {
    const rest = sequences.filter((sequence) => sequence > Number(after ?? 0))
    const page = rest.slice(0, limit)
    return {
      rows: page.map((sequence) => ({ sequence })),
      next: rest.length > limit ? page.at(-1) : undefined,
    }
  })
}

/** A token that continues a list after a row. */
function tokenAfter(sequence: number, query?: readonly string[]): string {
  const list = [sequence, sequence + 1]
  const { nextToken } = pageOf(list, { maxResults: 1 }, query)
  if (nextToken === undefined) throw new Error(`No token after ${sequence}`)
  return nextToken
}

describe('a page', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1)

  it('holds a hundred rows when nothing else is asked for', () => {
    expect(pageOf([...hundred, 101], {}).rows).toEqual(
      hundred.map((sequence) => ({ sequence })),
    )
  })

  it('has a token only while rows are left', () => {
    expect(pageOf([...hundred, 101], {}).nextToken).toBeTypeOf('string')
    expect(pageOf(hundred, {}).nextToken).toBeUndefined()
    expect(pageOf([], {})).toEqual({ rows: [], nextToken: undefined })
  })

  it.each([1, 2, 99, 100])('may be asked to hold %i rows', (maxResults) => {
    expect(pageOf([...hundred, 101], { maxResults }).rows).toHaveLength(
      maxResults,
    )
  })

  it.each([0, -1, 101, 2147483647])(
    'may not be asked to hold %i rows',
    (maxResults) => {
      const message = `maxResults must be between 1 and 100. Received: ${maxResults}`
      expect(() => pageOf([1], { maxResults })).toThrow(
        expect.objectContaining({
          name: 'ValidationException',
          message,
          members: {
            reason: 'FieldValidationFailed',
            fieldList: [{ name: 'maxResults', message }],
          },
        }),
      )
    },
  )

  it('continues where the one before it ended, until all rows were seen once', () => {
    const list = fc
      .uniqueArray(fc.integer({ min: 1, max: 100_000 }), { maxLength: 30 })
      .map((numbers) => numbers.sort((a, b) => a - b))
    fc.assert(
      fc.property(list, fc.integer({ min: 1, max: 12 }), (all, maxResults) => {
        const seen: number[] = []
        let nextToken: string | undefined
        do {
          const page = pageOf(all, {
            maxResults,
            ...(nextToken === undefined ? {} : { nextToken }),
          })
          seen.push(...page.rows.map(({ sequence }) => sequence))
          nextToken = page.nextToken
        } while (nextToken !== undefined)
        expect(seen).toEqual(all)
      }),
    )
  })
})

describe('a token', () => {
  // rows are numbered from 1
  const position = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER - 2 })
  const query = fc.array(fc.string(), { minLength: 1, maxLength: 4 })
  const use = (nextToken: string, of: readonly string[]) => () =>
    pageOf([1], { nextToken }, of)

  it('leads back to its position in its own query', () => {
    fc.assert(
      fc.property(query, position, (of, sequence) => {
        const nextToken = tokenAfter(sequence, of)
        const list = [sequence, sequence + 1, sequence + 2]
        expect(pageOf(list, { nextToken }, of).rows).toEqual([
          { sequence: sequence + 1 },
          { sequence: sequence + 2 },
        ])
        // documented: 1 to 2048 characters that are not blank
        expect(nextToken).toMatch(/^\S{1,2048}$/)
      }),
    )
  })

  it('is refused in any other query', () => {
    fc.assert(
      fc.property(query, query, position, (of, other, sequence) => {
        fc.pre(JSON.stringify(of) !== JSON.stringify(other))
        expect(use(tokenAfter(sequence, of), other)).toThrow(
          'Invalid nextToken',
        )
      }),
    )
  })

  it('is refused when nobody gave it out', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(use(text, QUERY)).toThrow(
          expect.objectContaining({
            name: 'ValidationException',
            message: 'Invalid nextToken',
            members: {
              reason: 'FieldValidationFailed',
              fieldList: [{ name: 'nextToken', message: 'Invalid nextToken' }],
            },
          }),
        )
      }),
    )
  })

  it('is refused when one character of it was changed', () => {
    const token = tokenAfter(4402)
    const at = fc.nat({ max: token.length - 1 })
    fc.assert(
      fc.property(at, fc.string({ maxLength: 2 }), (index, text) => {
        const changed = token.slice(0, index) + text + token.slice(index + 1)
        fc.pre(changed !== token)
        expect(use(changed, QUERY)).toThrow('Invalid nextToken')
      }),
    )
  })
})

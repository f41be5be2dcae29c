import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { membersOf } from '../../src/protocol/shape.ts'
import {
  document,
  integer,
  list,
  optional,
  string,
  structure,
  timestamp,
  union,
} from '../../src/protocol/shapes.ts'
import { parseTimestamp } from '../../src/protocol/wire-timestamp.ts'
import { writeOutput } from '../../src/protocol/write.ts'

const write = (entries: Parameters<typeof membersOf>[0], output: object) =>
  writeOutput(membersOf(entries), output)

describe('an output', () => {
  it("has the members of its model, in the model's order, and nothing else", () => {
    expect(
      write(
        { id: string(), count: integer(), note: optional(string()) },
        { secret: 'x', note: 'n', count: 0, id: 'a', sequence: 3 },
      ),
    ).toBe('{"id":"a","count":0,"note":"n"}')
  })

  it('leaves out what is absent', () => {
    expect(
      write(
        {
          a: optional(string()),
          b: optional(structure({ c: optional(string()) })),
        },
        { a: undefined, b: { c: undefined } },
      ),
    ).toBe('{"b":{}}')
  })

  it('writes structures, lists and unions member by member', () => {
    const entries = {
      rows: list(structure({ id: string() })),
      either: union({ one: string(), other: structure({ n: integer() }) }),
    }
    expect(
      write(entries, {
        rows: [
          { id: 'a', sequence: 1 },
          { id: 'b', sequence: 2 },
        ],
        either: { other: { n: 1, m: 2 } },
      }),
    ).toBe('{"rows":[{"id":"a"},{"id":"b"}],"either":{"other":{"n":1}}}')
  })

  it('writes a document as it is', () => {
    const payload = { z: [1, { y: null }], a: '\u2028"' }
    expect(JSON.parse(write({ payload: document() }, { payload }))).toEqual({
      payload,
    })
  })

  it.each([
    ['a', {}, 'a'],
    ['b.c', { a: '', b: {} }, 'b.c'],
    [
      'rows.1.id',
      { a: '', b: { c: '' }, rows: [{ id: '1' }, {}] },
      'rows.1.id',
    ],
  ])('is refused without its required %s', (_, output, path) => {
    const entries = {
      a: string(),
      b: structure({ c: string() }),
      rows: list(structure({ id: string() })),
    }
    expect(() => write(entries, output)).toThrow(
      new TypeError(`The output lacks its required member '${path}'`),
    )
  })
})

describe('timestamps', () => {
  it('are written by their own format', () => {
    expect(
      write(
        { at: timestamp('iso8601'), since: timestamp('epoch-seconds') },
        {
          at: '2026-01-01T00:00:00.618Z',
          since: '2026-01-01T00:00:00.618Z',
        },
      ),
    ).toBe('{"at":"2026-01-01T00:00:00.618Z","since":1767225600.618}')
  })

  it.each(['iso8601', 'epoch-seconds'] as const)(
    'in the format %s are read as they were written',
    (format) => {
      const milliseconds = fc.integer({
        min: Date.UTC(1900, 0, 1),
        max: Date.UTC(9999, 11, 31),
      })
      fc.assert(
        fc.property(milliseconds, (epochMs) => {
          const at = new Date(epochMs).toISOString()
          const body = JSON.parse(write({ at: timestamp(format) }, { at })) as {
            at: unknown
          }
          expect(parseTimestamp(body.at, format)).toBe(at)
        }),
      )
    },
  )
})

import { describe, expect, it } from 'vitest'
import { readInput, type WireInput } from '../../src/protocol/read.ts'
import { membersOf } from '../../src/protocol/shape.ts'
import {
  boolean,
  document,
  header,
  integer,
  label,
  list,
  long,
  optional,
  query,
  string,
  structure,
  timestamp,
  union,
} from '../../src/protocol/shapes.ts'

type Entries = Parameters<typeof membersOf>[0]

function read(entries: Entries, wire: Partial<WireInput> = {}) {
  return readInput(membersOf(entries), {
    body: '',
    labels: new Map(),
    query: new URLSearchParams(),
    headers: new Headers(),
    ...wire,
  })
}

const refusal = (message: string) =>
  expect.objectContaining({
    name: 'SerializationException',
    statusCode: 400,
    message,
  })

describe('bindings', () => {
  const entries = {
    managerId: label(string()),
    userId: optional(header('X-Amzn-User-Id', string())),
    retries: optional(header('X-Retries', integer())),
    maxResults: optional(query('limit', integer())),
    verbose: optional(query('verbose', boolean())),
    name: string(),
  }

  it('say where each member travels', () => {
    expect(
      read(entries, {
        labels: new Map([['managerId', 'm-1']]),
        query: new URLSearchParams('limit=20&verbose=true'),
        headers: new Headers({ 'x-amzn-user-id': 'alice', 'x-retries': '3' }),
        body: '{"name":"agent"}',
      }),
    ).toMatchObject({
      input: {
        managerId: 'm-1',
        userId: 'alice',
        retries: 3,
        maxResults: 20,
        verbose: true,
        name: 'agent',
      },
      unknownMembers: [],
    })
  })

  it('leave out what did not come', () => {
    expect(read(entries).input).toEqual({})
  })

  it('do not take from the body what travels elsewhere', () => {
    const body = '{"userId":"mallory","managerId":"m-2","maxResults":5}'
    expect(read(entries, { body })).toMatchObject({
      input: {},
      unknownMembers: ['userId', 'managerId', 'maxResults'],
    })
  })

  it('keep an empty text apart from an absent one', () => {
    const headers = new Headers({ 'x-amzn-user-id': '' })
    expect(read(entries, { headers }).input).toEqual({ userId: '' })
  })

  it.each(['', ' ', 'many', '1.5', '2147483648', '1e2', '0x10', ' 5', '5 '])(
    'refuse a number that is none: %j',
    (text) => {
      const search = new URLSearchParams({ limit: text })
      expect(() => read(entries, { query: search })).toThrow(
        expect.objectContaining({
          name: 'SerializationException',
          message: expect.stringMatching(
            /_VALUE can not be converted to an Integer at 'maxResults'$/,
          ),
        }),
      )
    },
  )

  it.each(['1', 'TRUE', 'yes', ''])(
    'refuse a boolean that is none: %j',
    (text) => {
      const search = new URLSearchParams({ verbose: text })
      expect(() => read(entries, { query: search })).toThrow(
        refusal("STRING_VALUE can not be converted to a Boolean at 'verbose'"),
      )
    },
  )
})

describe('a body', () => {
  const entries = {
    count: optional(integer()),
    size: optional(long()),
    on: optional(boolean()),
    anything: optional(document()),
    owner: optional(structure({ name: optional(string()) })),
    owners: optional(list(structure({ name: optional(string()) }))),
    either: optional(union({ one: string(), other: integer() })),
  }
  const input = (value: unknown) =>
    read(entries, { body: JSON.stringify(value) }).input

  it.each([
    { count: -2147483648 },
    { count: 2147483647 },
    { size: Number.MAX_SAFE_INTEGER },
    { on: false },
    { anything: { deep: [1, null, { er: 'x' }] } },
    { anything: 'text' },
    { owner: {} },
    { owners: [{ name: 'a' }, {}] },
    { either: { one: 'a', other: 1 } },
  ])('is read as it is: %j', (value) => {
    expect(input(value)).toEqual(value)
  })

  it('has null for absent, but for what is inside a document', () => {
    expect(
      input({
        count: null,
        owner: { name: null },
        anything: { member: null },
        either: { one: null, other: 1 },
      }),
    ).toEqual({
      owner: {},
      anything: { member: null },
      either: { other: 1 },
    })
  })

  it.each([
    [
      { count: '1' },
      "STRING_VALUE can not be converted to an Integer at 'count'",
    ],
    [
      { count: 1.5 },
      "DECIMAL_VALUE can not be converted to an Integer at 'count'",
    ],
    [
      { count: 2147483648 },
      "NUMBER_VALUE can not be converted to an Integer at 'count'",
    ],
    [
      { size: Number.MAX_SAFE_INTEGER + 1 },
      "NUMBER_VALUE can not be converted to a Long at 'size'",
    ],
    [{ on: 1 }, "NUMBER_VALUE can not be converted to a Boolean at 'on'"],
    [
      { owner: [] },
      "LIST_VALUE can not be converted to a Structure at 'owner'",
    ],
    [
      { owner: { name: {} } },
      "STRUCTURE_VALUE can not be converted to a String at 'owner.name'",
    ],
    [
      { owners: {} },
      "STRUCTURE_VALUE can not be converted to a List at 'owners'",
    ],
    [
      { owners: [{}, null] },
      "NULL_VALUE can not be converted to a Structure at 'owners.2.member'",
    ],
    [
      { owners: [{ name: 1 }] },
      "NUMBER_VALUE can not be converted to a String at 'owners.1.member.name'",
    ],
    [
      { either: { one: true } },
      "BOOLEAN_VALUE can not be converted to a String at 'either.one'",
    ],
  ])('is refused for a value of the wrong type: %j', (value, message) => {
    expect(() => input(value)).toThrow(refusal(message))
  })

  it('names its unknown members by their paths', () => {
    expect(
      read(entries, {
        body: JSON.stringify({
          extra: 1,
          owner: { extra: 1 },
          owners: [{}, { extra: 1 }],
          anything: { extra: 1 },
          either: { extra: 1 },
        }),
      }).unknownMembers.sort(),
    ).toEqual(['either.extra', 'extra', 'owner.extra', 'owners.2.member.extra'])
  })

  it('finds no member in a prototype', () => {
    const withToString = { toString: optional(string()), ...entries }
    expect(read(withToString, { body: '{}' }).input).toEqual({})
  })
})

describe('timestamps', () => {
  const entries = {
    at: optional(timestamp('iso8601')),
    since: optional(timestamp('epoch-seconds')),
    before: optional(query('before', timestamp('iso8601'))),
  }
  const input = (body: string) => read(entries, { body }).input

  it.each([
    ['{"at":"2026-01-01T00:00:00Z"}', { at: '2026-01-01T00:00:00.000Z' }],
    ['{"at":"2026-01-01T02:00:00+02:00"}', { at: '2026-01-01T00:00:00.000Z' }],
    ['{"at":"2026-01-01T00:00:00.999Z"}', { at: '2026-01-01T00:00:00.999Z' }],
    [
      '{"at":"2026-01-01T00:00:00.123456789Z"}',
      { at: '2026-01-01T00:00:00.123Z' },
    ],
    ['{"since":1767225600}', { since: '2026-01-01T00:00:00.000Z' }],
    ['{"since":1767225600.001}', { since: '2026-01-01T00:00:00.001Z' }],
    ['{"since":0}', { since: '1970-01-01T00:00:00.000Z' }],
  ])('are read by their own format: %s', (body, expected) => {
    expect(input(body)).toEqual(expected)
  })

  it('are read outside the body too', () => {
    const search = new URLSearchParams({ before: '2026-01-01T00:00:00Z' })
    expect(read(entries, { query: search }).input).toEqual({
      before: '2026-01-01T00:00:00.000Z',
    })
  })

  it.each([
    [
      '{"at":1767225600}',
      "NUMBER_VALUE can not be converted to a Timestamp at 'at'",
    ],
    [
      '{"at":"yesterday"}',
      "STRING_VALUE can not be converted to a Timestamp at 'at'",
    ],
    ['{"at":""}', "STRING_VALUE can not be converted to a Timestamp at 'at'"],
    [
      '{"since":"2026-01-01T00:00:00Z"}',
      "STRING_VALUE can not be converted to a Timestamp at 'since'",
    ],
    [
      '{"since":{}}',
      "STRUCTURE_VALUE can not be converted to a Timestamp at 'since'",
    ],
  ])('are refused in the other format: %s', (body, message) => {
    expect(() => input(body)).toThrow(refusal(message))
  })

  it.each(['1e300', '9e15', '253402300800', '-62167219201', '1e400'])(
    'are refused out of the years 0 to 9999: %s',
    (since) => {
      expect(() => input(`{"since":${since}}`)).toThrow(
        expect.objectContaining({ name: 'SerializationException' }),
      )
    },
  )

  it.each([
    ['253402300799', '9999-12-31T23:59:59.000Z'],
    ['-62167219200', '0000-01-01T00:00:00.000Z'],
  ])('are read to their ends: %s', (since, expected) => {
    expect(input(`{"since":${since}}`)).toEqual({ since: expected })
  })
})

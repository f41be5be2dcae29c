import { describe, expect, it } from 'vitest'
import { registry } from '../../handlers/registry.ts'
import {
  defineOperation,
  type Operation,
} from '../../src/operation/operation.ts'
import {
  idempotencyToken,
  label,
  optional,
  string,
  structure,
} from '../../src/protocol/shapes.ts'
import { checkRegistry } from '../../src/operation/registry-check.ts'

const fine = defineOperation({
  name: 'GetThing',
  plane: 'control',
  http: { method: 'GET', uri: '/things/{thingId}', statusCode: 200 },
  input: structure({ thingId: label(string()) }),
  output: structure({}),
  errors: ['ValidationException', 'InternalServerException'],
  actsForUser: false,
  handle: () => ({}),
})

const token = optional(idempotencyToken(string()))

const withToken = defineOperation({
  name: 'MakeThing',
  plane: 'control',
  http: { method: 'POST', uri: '/things', statusCode: 202 },
  input: structure({ token }),
  output: structure({}),
  errors: [
    'ValidationException',
    'InternalServerException',
    'ConflictException',
  ],
  actsForUser: false,
  idempotencyScope: () => '',
  handle: () => ({}),
})

/** What is wrong with a registry, one line each. */
function problemsOf(operations: Record<string, Operation>): string[] {
  try {
    checkRegistry(operations)
    return []
  } catch (error) {
    expect(error).toBeInstanceOf(TypeError)
    const [title, ...problems] = (error as Error).message.split('\n')
    expect(title).toBe('The operation registry is not valid:')
    return problems
  }
}

describe('a registry', () => {
  it('holds together as it is shipped', () => {
    expect(problemsOf(registry)).toEqual([])
  })

  it('has no text for an error that an operation never answers', () => {
    const errorTexts = { ConflictException: 'Busy', ValidationException: 'No' }
    expect(problemsOf({ GetThing: { ...fine, errorTexts } })).toEqual([
      'GetThing: it has a text for ConflictException, which its errors lack',
    ])
  })

  it('may hold what is defined well', () => {
    expect(problemsOf({ GetThing: fine, MakeThing: withToken })).toEqual([])
    expect(problemsOf({})).toEqual([])
  })

  it.each<[string, Record<string, Operation>, string[]]>([
    [
      'an operation under another name',
      { GetThings: fine },
      ['GetThings: its definition is named GetThing'],
    ],
    [
      'a label in the path without its member',
      { GetThing: { ...fine, uri: '/things/{thingId}/{partId}' } },
      [
        'GetThing: its path /things/{thingId}/{partId} has {partId}, but no input member is bound to it',
      ],
    ],
    [
      'a member without its label in the path',
      { GetThing: { ...fine, uri: '/things' } },
      [
        'GetThing: input member thingId is bound to the path, but /things has no {thingId}',
      ],
    ],
    [
      'a client token without a scope',
      { MakeThing: { ...withToken, idempotencyScope: undefined } },
      [
        'MakeThing: its input has a client token, but no idempotencyScope is given',
      ],
    ],
    [
      'a scope without a client token',
      { GetThing: { ...fine, idempotencyScope: () => '' } },
      ['GetThing: it has an idempotencyScope, but no client token'],
    ],
    [
      'errors that the pipeline itself needs but may not throw',
      { MakeThing: { ...withToken, errors: [] } },
      [
        'MakeThing: its errors lack InternalServerException',
        'MakeThing: its errors lack ConflictException',
      ],
    ],
    [
      'two operations on one route, whatever their labels are called',
      {
        GetThing: fine,
        GetOther: {
          ...fine,
          name: 'GetOther',
          uri: '/things/{otherId}',
          inputMembers: fine.inputMembers.map((member) => ({
            ...member,
            name: 'otherId',
          })),
        },
      },
      ['GetOther: answers GET /things/{}, as GetThing does'],
    ],
  ])('is refused for %s', (_, operations, problems) => {
    expect(problemsOf(operations)).toEqual(problems)
  })

  it('names every culprit at once', () => {
    const problems = problemsOf({
      GetThings: fine,
      MakeThing: { ...withToken, errors: [], idempotencyScope: undefined },
    })
    expect(problems).toHaveLength(4)
  })
})

describe('defineOperation', () => {
  it('keeps what it is given and works out the members', () => {
    expect(fine).toMatchObject({
      name: 'GetThing',
      method: 'GET',
      uri: '/things/{thingId}',
      statusCode: 200,
      inputMembers: [
        {
          name: 'thingId',
          shape: { type: 'string' },
          required: true,
          binding: { location: 'label' },
          idempotencyToken: false,
        },
      ],
      outputMembers: [],
    })
    expect(withToken.inputMembers).toMatchObject([
      { name: 'token', required: false, idempotencyToken: true },
    ])
  })

  it('takes structures alone', () => {
    const { name, plane, errors, actsForUser } = fine
    const http = { method: 'GET', uri: '/', statusCode: 200 }
    expect(() =>
      defineOperation({
        name,
        plane,
        http,
        errors,
        actsForUser,
        input: string() as never,
        output: structure({}),
        handle: () => ({}),
      }),
    ).toThrow(
      new TypeError(
        "An operation's input and output are structures, not string",
      ),
    )
  })
})

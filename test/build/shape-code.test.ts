import { describe, expect, it } from 'vitest'
import { addImport, namesIn } from '../../build/scaffold/imports.ts'
import type { KnownShape } from '../../build/scaffold/known-shapes.ts'
import { folderOf, kebabCase } from '../../build/scaffold/names.ts'
import { createShapeCode } from '../../build/scaffold/shape-code.ts'
import type {
  WireMember,
  WireShape,
} from '../../build/service-model/wire-shape.ts'

const body = { location: 'body', idempotencyToken: false } as const

const member = (
  shape: WireShape,
  changes: Partial<WireMember> = {},
): WireMember => ({ ...shape, ...body, required: true, ...changes })

const structure = (members: Record<string, WireMember>): WireShape => ({
  type: 'structure',
  members,
})

const knownToken: KnownShape = {
  name: 'nextToken',
  from: '../shapes.ts',
  asMember: member({ type: 'string', min: 1, max: 2048 }),
}

/** Code of one member, and of the shapes that come with it. */
function codeOf(name: string, shape: WireMember, taken: string[] = []) {
  const code = createShapeCode('CreateThing', [knownToken], taken)
  return [
    code.entries(structure({ [name]: shape })),
    ...code.newShapes.map((made) => `${made.name} = ${made.code}`),
  ]
}

describe('the code of a member', () => {
  it.each<[string, WireMember, string[]]>([
    ['name', member({ type: 'string' }), ['{name: string()}']],
    [
      'at',
      member(
        { type: 'timestamp', format: 'epoch-seconds' },
        { required: false },
      ),
      ["{at: optional(timestamp('epoch-seconds'))}"],
    ],
    [
      'id',
      member({ type: 'string' }, { location: 'label' }),
      ['{id: label(string())}'],
    ],
    [
      'size',
      member(
        { type: 'number' },
        { location: 'query', locationName: 'maxSize', required: false },
      ),
      ["{size: optional(query('maxSize', integer()))}"],
    ],
    [
      'token',
      member({ type: 'string' }, { idempotencyToken: true }),
      ['{token: idempotencyToken(string())}'],
    ],
    ['nextToken', member({ type: 'string' }), ['{nextToken}']],
    ['nextToken', member({ type: 'boolean' }), ['{nextToken: boolean()}']],
    [
      'labels',
      member({
        type: 'map',
        member: { type: 'list', member: { type: 'document' } },
      }),
      ['{labels: map(string(), list(document()))}'],
    ],
    [
      'notes',
      member({ type: 'list', member: { type: 'string' }, sensitive: true }),
      ['{notes: list(string(), { sensitive: true })}'],
    ],
    [
      'status',
      member({ type: 'string', enum: ['ON', 'OFF'] }),
      ['{status}', 'status = enumeration(["ON","OFF"])'],
    ],
    [
      'default',
      member({ type: 'string', enum: ['ON'] }),
      [
        '{default: createThingDefault}',
        'createThingDefault = enumeration(["ON"])',
      ],
    ],
    [
      'owner',
      member({
        type: 'structure',
        name: 'Party',
        union: true,
        members: { email: member({ type: 'string' }, { required: false }) },
      }),
      ['{owner: party}', 'party = union({email: string()})'],
    ],
  ])('%s', (name, shape, expected) => {
    expect(codeOf(name, shape)).toEqual(expected)
  })

  it('has a name of its own where another shape has the name', () => {
    const shape = member({ type: 'string', enum: ['ON'] })
    expect(codeOf('status', shape, ['status'])[0]).toBe(
      '{status: createThingStatus}',
    )
  })
})

describe('the folder of an operation', () => {
  it.each([
    ['GetWorkloadAccessTokenForJWT', 'workload-access-token'],
    ['ListWorkloadIdentities', 'workload-identity'],
    ['ListHarnesses', 'harness'],
    ['CreateABTest', 'ab-test'],
    ['BatchPutGatewayRateLimits', 'gateway-rate-limit'],
    ['ListAgentRuntimeVersionsByCapacityProvider', 'agent-runtime-version'],
    ['RotatePaymentConnectorCredentials', 'payment-connector'],
    ['CreatePaymentPolicy', 'payment-policy'],
    ['ProcessPayment', 'payment'],
  ])('of %s is %s', (operation, folder) => {
    const there = ['payment', 'payment-connector']
    expect(folderOf(operation, there)).toBe(folder)
  })

  it('has a file with the name in lower case', () => {
    expect(kebabCase('GetOauth2CredentialProvider')).toBe(
      'get-oauth2-credential-provider',
    )
  })
})

describe('imports', () => {
  it('take a name that is used, and none that a member or a text has', () => {
    const code = "structure({ tags, name: string(), note: 'role', ...common })"
    expect(namesIn(code, ['tags', 'name', 'role', 'common'])).toEqual([
      'tags',
      'common',
    ])
  })

  it('are added to those of the same file', () => {
    expect(addImport("import { b } from './x.ts'\n", './x.ts', ['a'])).toBe(
      "import { a, b } from './x.ts'\n",
    )
  })
})

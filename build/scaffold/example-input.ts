import { readyAccount } from '../../fixtures/ready-account.ts'
import type { WireMember, WireShape } from '../service-model/wire-shape.ts'

/** Form of an example: an SDK's input, or JSON on the wire. */
export type Form = 'sdk' | 'wire'

/** An input as code: every member for the wire, the required ones for an SDK. */
export function exampleInput(input: WireShape, form: Form): string {
  return structureExample(input, form)
}

function structureExample(
  { members = {}, union }: WireShape,
  form: Form,
): string {
  const all = Object.entries(members)
  const chosen =
    union === true
      ? all.slice(0, 1)
      : all.filter(([, { required }]) => required || form === 'wire')
  const lines = chosen.map(
    ([name, member]) => `${name}: ${memberExample(name, member, form)}`,
  )
  return `{${lines.join(',\n')}}`
}

function memberExample(name: string, member: WireMember, form: Form): string {
  if (member.type === 'string' && name in readyAccount.ids) {
    return `readyAccount.ids.${name}`
  }
  // long enough for the service's pattern of client tokens
  if (member.idempotencyToken) return `'token-0000-0000-0000-0000-00example1'`
  return valueExample(member, form)
}

function valueExample(shape: WireShape, form: Form): string {
  switch (shape.type) {
    case 'string':
      return `'${shape.enum?.[0] ?? 'example'}'`
    case 'boolean':
      return 'true'
    case 'timestamp':
      if (form === 'sdk') return 'new Date(0)'
      return shape.format === 'iso8601' ? `'1970-01-01T00:00:00Z'` : '0'
    case 'list':
      return `[${partExample(shape, form)}]`
    case 'map':
      return `{ example: ${partExample(shape, form)} }`
    case 'structure':
      return structureExample(shape, form)
    case 'document':
      return '{}'
    default:
      return '1'
  }
}

function partExample({ member }: WireShape, form: Form): string {
  return member === undefined ? '' : valueExample(member, form)
}

/** Asymmetric matchers for the required members of an output, as an SDK returns them. */
export function expectedOutput({ members = {} }: WireShape): string[] {
  return Object.entries(members)
    .filter(([, { required }]) => required)
    .map(([name, { type }]) => `${name}: expect.any(${EXPECTED[type]})`)
}

const EXPECTED: Record<WireShape['type'], string> = {
  string: 'String',
  number: 'Number',
  integer: 'Number',
  long: 'Number',
  boolean: 'Boolean',
  timestamp: 'Date',
  list: 'Array',
  map: 'Object',
  structure: 'Object',
  document: 'Object',
}

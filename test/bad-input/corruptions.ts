import { partOf } from '../../build/service-model/our-operation.ts'
import type * as v from 'valibot'
import { traitsOf } from '../../src/protocol/shape.ts'
import { shapeOf } from '../../src/protocol/shape.ts'
import {
  constraintRefusal,
  serializationRefusal,
  type Refusal,
} from './expect-refusal.ts'

/** One valid input made invalid in one place. */
export interface Corruption {
  name: string
  input: unknown
  refusal: Refusal
}

type Path = readonly (string | number)[]
type Put = (value: unknown) => unknown

const NOT_NULL = 'Member must not be null'

/** Every way in which one member of a valid body can be wrong by itself, at every level. */
export function* corruptions(
  schema: v.GenericSchema,
  valid: unknown,
  path: Path = [],
  put: Put = (value) => value,
): Generator<Corruption> {
  const at = nameOf(path)
  const of = (name: string, value: unknown, refusal: Refusal): Corruption => ({
    name: `${at || 'the body'} ${name}`,
    input: put(value),
    refusal,
  })
  const breaking = (name: string, value: unknown, constraint: string) =>
    of(name, value, constraintRefusal([at, constraint]))

  for (const [kind, value] of Object.entries(OF_EVERY_TYPE)) {
    const { type } = shapeOf(schema)
    if (type === 'document' || ALSO_FITS[type]?.includes(kind)) continue
    const place = at === '' ? 'the request body' : `'${at}'`
    yield of(
      `of type ${kind}`,
      value,
      serializationRefusal(
        `${kind}_VALUE can not be converted to ${TYPE_NAMES[type]} at ${place}`,
      ),
    )
  }

  const { min, max, pattern, enum: values, union } = traitsOf(schema)
  const { type } = shapeOf(schema)
  if (type === 'string') {
    if (max !== undefined) {
      // it breaks the pattern too, which must not even be tried
      yield breaking(
        'too long',
        ' '.repeat(max + 1),
        `Member must have length less than or equal to ${max}`,
      )
    }
    if (min !== undefined && min > 0) {
      yield breaking(
        'too short',
        ' '.repeat(min - 1),
        `Member must have length greater than or equal to ${min}`,
      )
    }
    if (pattern !== undefined) {
      yield breaking(
        'against its pattern',
        // neither blanks nor letters beyond ASCII suit any pattern of the model at once
        `\u00e9${String(valid).slice(1, -2)} \u00e9`,
        `Member must satisfy regular expression pattern: ${pattern}`,
      )
    }
    if (values !== undefined) {
      yield breaking(
        'not in its enum',
        'OTHER',
        `Member must satisfy enum value set: [${values.join(', ')}]`,
      )
    }
  }
  if (type === 'integer') {
    if (max !== undefined) {
      yield breaking(
        'too large',
        max + 1,
        `Member must have value less than or equal to ${max}`,
      )
    }
    if (min !== undefined) {
      yield breaking(
        'too small',
        min - 1,
        `Member must have value greater than or equal to ${min}`,
      )
    }
  }
  if (type === 'list') {
    const item = partOf(schema, 'item') as v.GenericSchema
    const list = valid as unknown[]
    if (max !== undefined) {
      yield breaking(
        'too long',
        Array.from({ length: max + 1 }, () => list[0]),
        `Member must have length less than or equal to ${max}`,
      )
    }
    yield* corruptions(item, list[0], [...path, 0], (value) => put([value]))
  }
  if (type === 'map') {
    const item = partOf(schema, 'value') as v.GenericSchema
    const [[key, value] = ['', undefined]] = Object.entries(valid as object)
    if (max !== undefined) {
      yield breaking(
        'too long',
        Object.fromEntries(
          Array.from({ length: max + 1 }, (_, index) => [key + index, value]),
        ),
        `Member must have length less than or equal to ${max}`,
      )
    }
    yield* corruptions(item, value, [...path, key], (other) =>
      put({ [key]: other }),
    )
  }
  if (type === 'structure') {
    const members = valid as Record<string, unknown>
    const entries = partOf(schema, 'entries') as Record<string, v.GenericSchema>
    if (union) {
      yield breaking(
        'with no member set',
        {},
        `Member must have exactly one of the members set: [${Object.keys(entries).join(', ')}]`,
      )
    }
    for (const [name, entry] of Object.entries(entries)) {
      if (traitsOf(entry).binding !== undefined) continue
      const required = entry.type !== 'optional' && !union
      if (required) {
        const { [name]: _, ...rest } = members
        const refusal = constraintRefusal([nameOf([...path, name]), NOT_NULL])
        yield of(`without ${name}`, rest, refusal)
        // restJson1 takes null for absent
        yield of(`with null for ${name}`, { ...members, [name]: null }, refusal)
      }
      if (name in members) {
        yield* corruptions(entry, members[name], [...path, name], (value) =>
          put({ ...members, [name]: value }),
        )
      }
    }
  }
}

const OF_EVERY_TYPE = {
  STRING: 'text',
  NUMBER: 15,
  DECIMAL: 15.5,
  BOOLEAN: true,
  LIST: [],
  STRUCTURE: {},
}

const ALSO_FITS: Record<string, readonly string[] | undefined> = {
  string: ['STRING'],
  integer: ['NUMBER'],
  long: ['NUMBER'],
  boolean: ['BOOLEAN'],
  list: ['LIST'],
  map: ['STRUCTURE'],
  structure: ['STRUCTURE'],
}

const TYPE_NAMES: Record<string, string> = {
  string: 'a String',
  integer: 'an Integer',
  long: 'a Long',
  boolean: 'a Boolean',
  list: 'a List',
  map: 'a Map',
  structure: 'a Structure',
}

function nameOf(path: Path): string {
  return path
    .map((key) => (typeof key === 'number' ? `${key + 1}.member` : key))
    .join('.')
}

import { isObject } from '../domain/is-object.ts'
import { ServiceException } from '../errors.ts'
import type { Member, Shape } from './shape.ts'
import { parseTimestamp } from './wire-timestamp.ts'

/** The parts of a request from which an operation's input is read. */
export interface WireInput {
  /** Text of the body; empty when there is none. */
  body: string
  /** Values of the path's `{name}`s. */
  labels: ReadonlyMap<string, string>
  query: Pick<URLSearchParams, 'get'>
  headers: Pick<Headers, 'get'>
}

/** Unknown and missing members of a body, by path. */
interface MemberNotes {
  /** Members that the shape does not have, in the order of the body. */
  unknownMembers: string[]
  /** Members that are missing in structures that were sent. */
  absentMembers: string[]
}

/** An input before its constraints are checked. */
export interface ReadInput extends MemberNotes {
  input: Record<string, unknown>
}

/**
 * Reads an operation's input from path, query, headers and body.
 *
 * @throws SerializationException for a body that is not JSON or a member of the wrong JSON type.
 */
export function readInput(
  members: readonly Member[],
  wire: WireInput,
): ReadInput {
  const notes: MemberNotes = { unknownMembers: [], absentMembers: [] }
  const bodyMembers = members.filter(
    ({ binding }) => binding.location === 'body',
  )
  const input = readStructure(bodyMembers, parseBody(wire.body), '', notes)
  for (const member of members) {
    const text = readBinding(member, wire)
    if (text !== undefined) {
      input[member.name] = readText(member.shape, text, member.name)
    }
  }
  return { input, ...notes }
}

function parseBody(body: string): unknown {
  if (body.trim() === '') {
    return {}
  }
  try {
    return JSON.parse(body)
  } catch {
    throw serializationException('The request body is not valid JSON.')
  }
}

function readBinding(member: Member, wire: WireInput): string | undefined {
  const { binding } = member
  switch (binding.location) {
    case 'body':
      return undefined
    case 'label':
      return wire.labels.get(member.name)
    case 'query':
      return wire.query.get(binding.locationName) ?? undefined
    case 'header':
      return wire.headers.get(binding.locationName) ?? undefined
  }
}

/** Reads a member from text outside the body; it has no members of its own. */
function readText(shape: Shape, text: string, path: string): unknown {
  const notes = { unknownMembers: [], absentMembers: [] }
  return readValue(shape, parseText(shape, text), path, notes)
}

function parseText({ type }: Shape, text: string): unknown {
  const isNumber = type === 'integer' || type === 'long'
  if (isNumber && /^-?\d+$/.test(text)) return Number(text)
  if (type === 'boolean' && /^(true|false)$/.test(text)) return text === 'true'
  return text
}

function readValue(
  shape: Shape,
  value: unknown,
  path: string,
  notes: MemberNotes,
): unknown {
  switch (shape.type) {
    case 'string':
    case 'boolean':
      if (typeof value !== shape.type) {
        throw wrongType(value, shape, path)
      }
      return value
    case 'integer':
      if (!Number.isInteger(value) || (value as number) !== ~~(value as number))
        throw wrongType(value, shape, path)
      return value
    case 'long':
      if (!Number.isSafeInteger(value)) {
        throw wrongType(value, shape, path)
      }
      return value
    case 'timestamp': {
      const timestamp = parseTimestamp(value, shape.format)
      if (timestamp === undefined) {
        throw wrongType(value, shape, path)
      }
      return timestamp
    }
    case 'document':
      requireShallow(value, path, MAX_DOCUMENT_DEPTH)
      return value
    case 'list':
      if (!Array.isArray(value)) {
        throw wrongType(value, shape, path)
      }
      return value.map((item, index) =>
        // Coral's path of a list's item, counted from 1 (inferred)
        readValue(shape.member, item, `${path}.${index + 1}.member`, notes),
      )
    case 'map':
      return readMap(shape.member, value, path, notes)
    case 'structure':
      return readStructure(shape.members, value, path, notes)
  }
}

function readMap(
  shape: Shape,
  value: unknown,
  path: string,
  notes: MemberNotes,
): Record<string, unknown> {
  if (!isObject(value)) {
    throw wrongType(value, { type: 'map' }, path)
  }
  return Object.fromEntries(
    Object.entries(value)
      // restJson1 treats null as absent
      .filter(([, member]) => member !== null)
      .map(([key, member]) => [
        key,
        readValue(shape, member, `${path}.${key}`, notes),
      ]),
  )
}

function readStructure(
  members: readonly Member[],
  value: unknown,
  path: string,
  notes: MemberNotes,
): Record<string, unknown> {
  if (!isObject(value)) {
    throw wrongType(value, { type: 'structure' }, path)
  }
  const prefix = path === '' ? '' : `${path}.`
  const known = new Set<string>()
  const result: Record<string, unknown> = {}
  for (const { name, shape } of members) {
    known.add(name)
    const member = Object.hasOwn(value, name) ? value[name] : null
    // restJson1 treats null as absent
    if (member !== null) {
      result[name] = readValue(shape, member, prefix + name, notes)
    } else {
      notes.absentMembers.push(prefix + name)
    }
  }
  for (const name of Object.keys(value)) {
    if (!known.has(name)) notes.unknownMembers.push(prefix + name)
  }
  return result
}

// inferred: far above any payment payload, far below what would exhaust the stack
const MAX_DOCUMENT_DEPTH = 100

function requireShallow(value: unknown, path: string, depth: number): void {
  if (depth === 0) {
    throw serializationException(
      `The document at '${path}' is nested more than ${MAX_DOCUMENT_DEPTH} levels deep`,
    )
  }
  if (typeof value === 'object' && value !== null) {
    for (const member of Object.values(value)) {
      requireShallow(member, path, depth - 1)
    }
  }
}

const JSON_TYPE_NAMES: Record<Shape['type'], string> = {
  string: 'a String',
  boolean: 'a Boolean',
  integer: 'an Integer',
  long: 'a Long',
  timestamp: 'a Timestamp',
  document: 'a Document',
  list: 'a List',
  map: 'a Map',
  structure: 'a Structure',
}

/** Builds an error in AWS's usual wording, with the path added (inferred: no capture for Payments is public). */
function wrongType(
  value: unknown,
  shape: { type: Shape['type'] },
  path: string,
): ServiceException {
  const kind = Array.isArray(value)
    ? 'LIST'
    : value === null
      ? 'NULL'
      : typeof value === 'object'
        ? 'STRUCTURE'
        : typeof value === 'number' && !Number.isInteger(value)
          ? 'DECIMAL'
          : (typeof value).toUpperCase()
  const place = path === '' ? 'the request body' : `'${path}'`
  return serializationException(
    `${kind}_VALUE can not be converted to ${JSON_TYPE_NAMES[shape.type]} at ${place}`,
  )
}

function serializationException(message: string): ServiceException {
  return new ServiceException('SerializationException', message)
}

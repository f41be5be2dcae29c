import type {
  WireError,
  WireMember,
  WireOperation,
  WireShape,
} from './wire-shape.ts'

/**
 * The schemas that an AWS SDK client (v3) exports, e.g. `ProcessPayment$`: tuples of a kind, a namespace, a name,
 * traits and what the kind needs; a reference to another one is a function, and may have traits of its own.
 */
export type SdkModule = Readonly<Record<string, unknown>>

type Tuple = readonly unknown[]
type Reference = number | 'unit' | Tuple | (() => Reference)

const SIMPLE = 0
const LIST = 1
const MAP = 2
const STRUCTURE = 3
const UNION = 4
const OPERATION = 9

const SIMPLE_TYPES: Record<number, WireShape> = {
  0: { type: 'string' },
  1: { type: 'number' },
  2: { type: 'boolean' },
  // the protocol's own default, in a body
  4: { type: 'timestamp', format: 'epoch-seconds' },
  5: { type: 'timestamp', format: 'iso8601' },
  7: { type: 'timestamp', format: 'epoch-seconds' },
  15: { type: 'document' },
}

// bits on a simple type's number
const LIST_OF = 64
const MAP_OF = 128

// traits without a value are bits of one number
const LABEL = 1
const IDEMPOTENCY_TOKEN = 4
const SENSITIVE = 8
const PAYLOAD = 16
const RESPONSE_CODE = 32

/** Names of every operation of the client. */
export function sdkOperationNames(sdk: SdkModule): string[] {
  return Object.values(sdk)
    .filter(
      (value): value is Tuple => Array.isArray(value) && value[0] === OPERATION,
    )
    .map(([, , name]) => String(name))
}

/**
 * An operation of the client, or undefined when it has none of this name.
 *
 * @throws Error for one with a shape that the mock's protocol does not know, e.g. a stream.
 */
export function sdkOperation(
  sdk: SdkModule,
  name: string,
): WireOperation | undefined {
  const tuple = sdk[`${name}$`]
  if (!Array.isArray(tuple) || tuple[0] !== OPERATION) return undefined
  const [, , , traits, input, output] = tuple as Tuple
  const [method, uri, statusCode] = (
    traits as { http: [string, string, number] }
  ).http
  return {
    method,
    uri,
    statusCode,
    input: readShape(input as Reference),
    output: readShape(output as Reference),
  }
}

/** An exception of the client, or undefined when it has none of this name. */
export function sdkError(sdk: SdkModule, name: string): WireError | undefined {
  const tuple = sdk[`${name}$`]
  if (!Array.isArray(tuple)) return undefined
  const [, , , traits, members] = tuple as Tuple
  return {
    statusCode: (traits as { httpError: number }).httpError,
    members: members as string[],
  }
}

function readShape(
  reference: Reference,
  around: readonly string[] = [],
): WireShape {
  if (typeof reference === 'function') return readShape(reference(), around)
  if (typeof reference === 'number') return simpleType(reference)
  if (reference === 'unit') return { type: 'structure', members: {} }
  const [kind] = reference
  // a reference with traits of its own
  if (typeof kind === 'function') return readShape(kind as Reference, around)
  if (Array.isArray(kind)) return readShape(kind as Tuple, around)
  const [, , nameOfIt, traits, ...parts] = reference
  const name = String(nameOfIt)
  const sensitive = hasBit(traits, SENSITIVE) || undefined
  switch (kind) {
    case SIMPLE:
      return { ...simpleType(parts[0] as number), sensitive }
    case LIST:
      return {
        type: 'list',
        member: readShape(parts[0] as Reference, around),
        sensitive,
      }
    case MAP:
      return {
        type: 'map',
        member: readShape(parts[1] as Reference, around),
        sensitive,
      }
    case STRUCTURE:
    case UNION:
      if (around.includes(name)) {
        throw new Error(`${name} contains itself`)
      }
      return {
        type: 'structure',
        name,
        members: readMembers(parts, [...around, name]),
        union: kind === UNION || undefined,
        sensitive,
      }
    default:
      throw new Error(`${name} is of a kind not read here: ${String(kind)}`)
  }
}

function readMembers(
  parts: readonly unknown[],
  around: readonly string[],
): Record<string, WireMember> {
  const [names, references, required = 0] = parts as [
    string[],
    Reference[],
    number?,
  ]
  return Object.fromEntries(
    names.map((name, index) => {
      const reference = references[index] as Reference
      // required members come first
      return [name, readMember(name, reference, index < required, around)]
    }),
  )
}

function readMember(
  name: string,
  reference: Reference,
  required: boolean,
  around: readonly string[],
): WireMember {
  const [target, traits] =
    Array.isArray(reference) && reference.length === 2
      ? (reference as [Reference, unknown])
      : [reference, 0]
  if (hasBit(traits, PAYLOAD) || hasBit(traits, RESPONSE_CODE)) {
    throw new Error(
      `${around.at(-1)}.${name} is bound to the whole body or to the status`,
    )
  }
  return {
    ...readShape(target, around),
    required,
    idempotencyToken:
      hasBit(traits, IDEMPOTENCY_TOKEN) ||
      hasNamedTrait(traits, 'idempotencyToken'),
    ...readBinding(traits),
  }
}

function readBinding(
  traits: unknown,
): Pick<WireMember, 'location' | 'locationName'> {
  if (hasBit(traits, LABEL)) return { location: 'label' }
  if (typeof traits === 'object' && traits !== null) {
    const { httpHeader, httpQuery } = traits as Record<string, string>
    if (httpHeader !== undefined) {
      return { location: 'header', locationName: httpHeader }
    }
    if (httpQuery !== undefined) {
      return { location: 'query', locationName: httpQuery }
    }
  }
  return { location: 'body' }
}

function simpleType(code: number): WireShape {
  if ((code & LIST_OF) !== 0) {
    return { type: 'list', member: simpleType(code & ~LIST_OF) }
  }
  if ((code & MAP_OF) !== 0) {
    return { type: 'map', member: simpleType(code & ~MAP_OF) }
  }
  const shape = SIMPLE_TYPES[code]
  if (shape === undefined) {
    throw new Error(`it has a blob or a stream (simple type ${code})`)
  }
  return { ...shape }
}

/** With a trait that has a value beside it, one without is named too. */
function hasNamedTrait(traits: unknown, name: string): boolean {
  return typeof traits === 'object' && traits !== null && name in traits
}

function hasBit(traits: unknown, bit: number): boolean {
  return typeof traits === 'number' && (traits & bit) !== 0
}

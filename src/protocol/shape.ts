import * as v from 'valibot'

/** The type of a member on the wire; the valibot schema beside it checks its constraints. */
export type Shape = (
  | { type: 'string' | 'boolean' | 'integer' | 'long' | 'document' }
  | { type: 'timestamp'; format: TimestampFormat }
  | { type: 'list' | 'map'; member: Shape }
  | { type: 'structure'; members: readonly Member[] }
) & {
  /** True if the model marks it as sensitive. */
  sensitive?: boolean
}

export type TimestampFormat = 'iso8601' | 'epoch-seconds'

/** One member of a structure. */
export interface Member {
  name: string
  shape: Shape
  required: boolean
  binding: Binding
  /** True for a client token (Smithy's idempotencyToken trait). */
  idempotencyToken: boolean
}

/** Binding of an input member: body, path, query or header. */
export type Binding =
  | { location: 'body' }
  | { location: 'label' }
  | { location: 'header' | 'query'; locationName: string }

/** The constraints of a shape as the service's model writes them; a conformance test compares them. */
export interface Constraints {
  min?: number | undefined
  max?: number | undefined
  /** Matches the whole value. */
  pattern?: string | undefined
  enum?: readonly string[] | undefined
  union?: boolean | undefined
  sensitive?: boolean | undefined
}

/** Metadata of a schema. */
export interface Traits extends Constraints {
  shape?: Shape
  binding?: Binding
  idempotencyToken?: boolean
}

/** A schema with traits, holding values of one type. */
export type ShapeSchema<Value = unknown> = v.GenericSchema<Value>

/** A schema of a structure. */
export type StructureSchema = ShapeSchema<object>

/** Adds traits to a schema, without changing its checks. */
export function withTraits<const Schema extends v.GenericSchema>(
  schema: Schema,
  traits: Traits,
) {
  return v.pipe(schema, v.metadata({ ...traits }))
}

/** Returns the traits of a schema, also inside `optional`. */
export function traitsOf(schema: v.GenericSchema): Traits {
  return v.getMetadata(unwrap(schema)) as Traits
}

/** Returns the shape of a schema that the builders of this folder made. */
export function shapeOf(schema: v.GenericSchema): Shape {
  const { shape, sensitive } = traitsOf(schema)
  if (shape === undefined) {
    throw new TypeError(
      `A schema of type "${schema.type}" has no shape: build it with the functions of src/protocol/shapes.ts`,
    )
  }
  return sensitive === true ? { ...shape, sensitive } : shape
}

/** Describes the members of a structure from their schemas. */
export function membersOf(
  entries: Record<string, v.GenericSchema>,
): readonly Member[] {
  return Object.entries(entries).map(([name, schema]) => {
    const { binding, idempotencyToken = false } = traitsOf(schema)
    return {
      name,
      shape: shapeOf(schema),
      required: schema.type !== 'optional',
      binding: binding ?? { location: 'body' },
      idempotencyToken,
    }
  })
}

function unwrap(schema: v.GenericSchema): v.GenericSchema {
  return schema.type === 'optional' && 'wrapped' in schema
    ? (schema.wrapped as v.GenericSchema)
    : schema
}

import * as v from 'valibot'
import {
  membersOf,
  shapeOf,
  withTraits,
  type Binding,
  type Constraints,
  type ShapeSchema,
  type TimestampFormat,
} from './shape.ts'

// The wording is Smithy's, as AWS services print it (inferred for Payments: no capture is public).
const NOT_NULL = 'Member must not be null'

/** Builds a text schema with bounds of the length and a pattern for the whole text; a wrong length skips the pattern. */
export function string(constraints: Omit<Constraints, 'enum'> = {}) {
  const { min, max, pattern } = constraints
  // a whole-string match, as Smithy's service validators do
  const whole =
    pattern === undefined ? /^/ : new RegExp(`^(?:${pattern})$`, 'u')
  return withTraits(
    v.pipe(
      v.string(),
      demand(
        (text) =>
          lengthProblem(text, min, max) ??
          (whole.test(text)
            ? undefined
            : `Member must satisfy regular expression pattern: ${pattern}`),
      ),
    ),
    { ...constraints, shape: { type: 'string' } },
  )
}

/** Builds a schema of a fixed set of texts. */
export function enumeration<const Values extends readonly string[]>(
  values: Values,
) {
  const message = `Member must satisfy enum value set: [${values.join(', ')}]`
  // not v.picklist: a failure has to list the allowed values
  const schema = v.pipe(
    v.string() as unknown as v.GenericSchema<Values[number]>,
    v.values(values, message),
  )
  return withTraits(schema, { enum: values, shape: { type: 'string' } })
}

/** Builds a schema of a 32-bit whole number. */
export function integer(constraints: Pick<Constraints, 'min' | 'max'> = {}) {
  const { min = -Infinity, max = Infinity } = constraints
  return withTraits(
    v.pipe(
      v.number(),
      v.minValue(min, tooSmall('value', min)),
      v.maxValue(max, tooLarge('value', max)),
    ),
    { ...constraints, shape: { type: 'integer' } },
  )
}

/** Builds a schema of a 64-bit whole number, as far as JSON numbers are exact. */
export function long() {
  return withTraits(v.number(), { shape: { type: 'long' } })
}

export function boolean() {
  return withTraits(v.boolean(), { shape: { type: 'boolean' } })
}

/** Builds a schema of a time: ISO 8601 text inside the mock, the given format on the wire. */
export function timestamp(format: TimestampFormat) {
  return withTraits(v.string(), { shape: { type: 'timestamp', format } })
}

/** Builds a schema of any JSON value. */
export function document(constraints: Pick<Constraints, 'sensitive'> = {}) {
  return withTraits(v.unknown(), {
    ...constraints,
    shape: { type: 'document' },
  })
}

export function list<const Member extends v.GenericSchema>(
  member: Member,
  constraints: Pick<Constraints, 'min' | 'max' | 'sensitive'> = {},
) {
  const { min, max } = constraints
  return withTraits(
    v.pipe(
      v.array(member),
      demand((items) => lengthProblem(items, min, max)),
    ),
    { ...constraints, shape: { type: 'list', member: shapeOf(member) } },
  )
}

/** Builds a schema of values by text keys, each with its own constraints. */
export function map<
  const Key extends ShapeSchema<string>,
  const Value extends v.GenericSchema,
>(
  key: Key,
  value: Value,
  constraints: Pick<Constraints, 'min' | 'max' | 'sensitive'> = {},
) {
  const { min, max } = constraints
  return withTraits(
    v.pipe(
      v.record(key, value),
      demand((entries) =>
        lengthProblem({ length: Object.keys(entries).length }, min, max),
      ),
    ),
    { ...constraints, shape: { type: 'map', member: shapeOf(value) } },
  )
}

export function structure<const Entries extends v.ObjectEntries>(
  entries: Entries,
  constraints: Pick<Constraints, 'sensitive'> = {},
) {
  return withTraits(v.object(entries, NOT_NULL), {
    ...constraints,
    shape: { type: 'structure', members: membersOf(schemasOf(entries)) },
  })
}

/** A value with exactly one of the members set. */
type OneOf<Entries extends v.ObjectEntries> = {
  [Name in keyof Entries]: {
    [Other in Exclude<keyof Entries, Name>]?: undefined
  } & { [Set in Name]: v.InferOutput<Entries[Set]> }
}[keyof Entries]

/** Builds a structure of which exactly one member is set. */
export function union<const Entries extends v.ObjectEntries>(
  entries: Entries,
  constraints: Pick<Constraints, 'sensitive'> = {},
): ShapeSchema<OneOf<Entries>> {
  const names = Object.keys(entries)
  const members = membersOf(schemasOf(entries)).map((member) => ({
    ...member,
    required: false,
  }))
  return withTraits(
    v.pipe(
      v.partial(v.object(entries)),
      demand((value) =>
        Object.keys(value).length === 1
          ? undefined
          : `Member must have exactly one of the members set: [${names.join(', ')}]`,
      ),
    ),
    { ...constraints, union: true, shape: { type: 'structure', members } },
  ) as unknown as ShapeSchema<OneOf<Entries>>
}

/** Makes a member optional. */
export function optional<const Schema extends v.GenericSchema>(schema: Schema) {
  return v.optional(schema)
}

/** Binds a member to a request header. */
export function header<const Schema extends v.GenericSchema>(
  locationName: string,
  schema: Schema,
) {
  return bound(schema, { location: 'header', locationName })
}

/** Binds a member to the query string. */
export function query<const Schema extends v.GenericSchema>(
  locationName: string,
  schema: Schema,
) {
  return bound(schema, { location: 'query', locationName })
}

/** Binds a member to the `{name}` of the path. */
export function label<const Schema extends v.GenericSchema>(schema: Schema) {
  return bound(schema, { location: 'label' })
}

/** Marks a member as the client token. */
export function idempotencyToken<const Schema extends v.GenericSchema>(
  schema: Schema,
) {
  return withTraits(schema, { idempotencyToken: true })
}

function bound<const Schema extends v.GenericSchema>(
  schema: Schema,
  binding: Binding,
) {
  return withTraits(schema, { binding })
}

function schemasOf(entries: v.ObjectEntries): Record<string, v.GenericSchema> {
  return entries as Record<string, v.GenericSchema>
}

/** Checks a value even if its members are invalid, so that one error lists every failure. */
function demand<Value>(problemOf: (value: Value) => string | undefined) {
  return v.rawCheck<Value>(({ dataset, addIssue }) => {
    const message = problemOf(dataset.value as Value)
    if (message !== undefined) addIssue({ message })
  })
}

function lengthProblem(
  { length }: { length: number },
  min = 0,
  max = Infinity,
): string | undefined {
  if (length < min) return tooSmall('length', min)
  return length > max ? tooLarge('length', max) : undefined
}

function tooSmall(measure: 'length' | 'value', bound: number): string {
  return `Member must have ${measure} greater than or equal to ${bound}`
}

function tooLarge(measure: 'length' | 'value', bound: number): string {
  return `Member must have ${measure} less than or equal to ${bound}`
}

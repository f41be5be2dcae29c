import type { JsonSchema } from './route.ts'

export const TEXT: JsonSchema = { type: 'string' }
export const FLAG: JsonSchema = { type: 'boolean' }
export const COUNT: JsonSchema = { type: 'integer', minimum: 0 }
/** A time of a mock's clock, ISO 8601. */
export const TIME: JsonSchema = { type: 'string', format: 'date-time' }
const SPAN: JsonSchema = { type: 'number', minimum: 0 }
/** Any JSON value. */
export const ANYTHING: JsonSchema = {}

/**
 * An object that has these members and no others.
 *
 * @param optional further members, which may be left out.
 */
export function objectOf(
  required: Readonly<Record<string, JsonSchema>>,
  optional: Readonly<Record<string, JsonSchema>> = {},
): JsonSchema {
  return {
    type: 'object',
    properties: { ...required, ...optional },
    required: Object.keys(required),
    additionalProperties: false,
  }
}

/** An object whose members may all be left out. */
export function anyOf(
  properties: Readonly<Record<string, JsonSchema>>,
): JsonSchema {
  return objectOf({}, properties)
}

/** An object with members of any name. */
export function mapOf(values: JsonSchema): JsonSchema {
  return { type: 'object', additionalProperties: values }
}

export function listOf(items: JsonSchema): JsonSchema {
  return { type: 'array', items }
}

export function oneOf(values: readonly string[]): JsonSchema {
  return { type: 'string', enum: values }
}

/** Adds a description to a schema. */
export function described(schema: JsonSchema, description: string): JsonSchema {
  return { ...schema, description }
}

/** Allows null beside the values of a schema. */
export function nullable(schema: JsonSchema): JsonSchema {
  return { oneOf: [schema, { type: 'null' }] }
}

/** A span of time as the sum of its parts. */
export const DURATION_PARTS: Readonly<Record<string, JsonSchema>> = {
  days: SPAN,
  hours: SPAN,
  minutes: SPAN,
  seconds: SPAN,
  milliseconds: SPAN,
}
/** A span of time. */
export const DURATION = anyOf(DURATION_PARTS)

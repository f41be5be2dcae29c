import type * as v from 'valibot'
import type { Operation } from '../../src/operation/operation.ts'
import {
  shapeOf,
  traitsOf,
  type Member,
  type Shape,
} from '../../src/protocol/shape.ts'
import type { WireMember, WireOperation, WireShape } from './wire-shape.ts'

/** An operation as the mock defines it. */
export function ourOperation(operation: Operation): WireOperation {
  const { method, uri, statusCode, input, output } = operation
  return {
    method,
    uri,
    statusCode,
    input: ourShape(input),
    output: ourShape(output),
  }
}

/** A shape as the mock defines it. */
export function ourShape(schema: v.GenericSchema): WireShape {
  const { min, max, pattern, union, sensitive, ...traits } = traitsOf(schema)
  const shape = shapeOf(schema)
  return {
    type: shape.type,
    min,
    max,
    pattern,
    enum: traits.enum,
    union,
    sensitive,
    ...partsOf(schema, shape),
  }
}

function partsOf(schema: v.GenericSchema, shape: Shape): Partial<WireShape> {
  switch (shape.type) {
    case 'timestamp':
      return { format: shape.format }
    case 'list':
      return { member: ourShape(partOf(schema, 'item') as v.GenericSchema) }
    case 'map':
      return { member: ourShape(partOf(schema, 'value') as v.GenericSchema) }
    case 'structure': {
      const entries = partOf(schema, 'entries') as v.ObjectEntries
      return {
        members: Object.fromEntries(
          shape.members.map((member) => [
            member.name,
            ourMember(member, entries[member.name] as v.GenericSchema),
          ]),
        ),
      }
    }
    default:
      return {}
  }
}

function ourMember(member: Member, schema: v.GenericSchema): WireMember {
  const { required, binding, idempotencyToken } = member
  return {
    ...ourShape(schema),
    required,
    idempotencyToken,
    ...binding,
  }
}

/** The item of a list or the entries of a structure, where valibot keeps them. */
export function partOf(
  schema: v.GenericSchema,
  name: 'item' | 'value' | 'entries',
): unknown {
  const unwrapped =
    schema.type === 'optional' && 'wrapped' in schema ? schema.wrapped : schema
  return (unwrapped as Record<typeof name, unknown>)[name]
}

/** An operation without what the mock and an SDK's schemas do not both tell: sizes, constraints and names. */
export function asAnSdkTells(operation: WireOperation): WireOperation {
  return {
    ...operation,
    input: toldByAnSdk(operation.input),
    output: toldByAnSdk(operation.output),
  }
}

/** The same of a shape or a member. */
export function toldByAnSdk<Part extends WireShape>(part: Part): Part {
  const { type, member, members } = part
  return {
    ...part,
    type: type === 'integer' || type === 'long' ? 'number' : type,
    name: undefined,
    min: undefined,
    max: undefined,
    pattern: undefined,
    enum: undefined,
    member: member && toldByAnSdk(member),
    members:
      members &&
      Object.fromEntries(
        Object.entries(members).map(([name, inner]) => [
          name,
          toldByAnSdk(inner),
        ]),
      ),
  }
}

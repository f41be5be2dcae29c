import { LIVING_TABLES } from '../../domain/transition-timing.ts'
import {
  MOST_AHEAD_SECONDS,
  POLICIES,
  type Policy,
} from '../../policy/policy.ts'
import { COUNT, DURATION, anyOf, objectOf, oneOf } from './json-schema.ts'
import type { JsonSchema } from './route.ts'

const TIMING: JsonSchema = {
  oneOf: [
    oneOf(['immediate', 'manual']),
    objectOf({ after: DURATION }),
    objectOf({ afterReads: { type: 'integer', minimum: 1 } }),
  ],
  description: 'When a status moves on; see the guide to statuses',
}

/** Every policy, by name. */
export const POLICY: Readonly<Record<keyof Policy, JsonSchema>> = {
  ...mapValues(POLICIES, oneOf),
  maxManagers: COUNT,
  rolePropagation: {
    oneOf: [{ const: 'immediate' }, objectOf({ after: DURATION })],
    description: 'How long a role that is new to the mock is refused',
  },
  transitions: anyOf(
    Object.fromEntries(LIVING_TABLES.map((table) => [table, TIMING])),
  ),
  proofs: objectOf({
    validAfterAheadSeconds: {
      type: 'integer',
      minimum: 0,
      maximum: MOST_AHEAD_SECONDS,
    },
  }),
}

function mapValues<Name extends string, Value>(
  values: Readonly<Record<Name, Value>>,
  map: (value: Value) => JsonSchema,
): Readonly<Record<Name, JsonSchema>> {
  return Object.fromEntries(
    Object.entries<Value>(values).map(([name, value]) => [name, map(value)]),
  ) as Record<Name, JsonSchema>
}

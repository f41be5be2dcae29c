import * as v from 'valibot'
import { LIVING_TABLES } from '../../domain/transition-timing.ts'
import { faultRuleSchema } from '../../faults/rule-schema.ts'
import type { FaultRule } from '../../faults/rule.ts'
import { MOST_AHEAD_SECONDS, POLICIES } from '../../policy/policy.ts'
import {
  describe,
  nonEmpty,
  rolePropagation,
  strict,
  transitionTiming,
} from './parts.ts'

/** Members of the document itself, beside its rows. */
export const HEAD = {
  name: describe(nonEmpty, 'Name of the scenario.'),
  description: describe(nonEmpty, 'Description in one sentence.'),
  ids: v.exactOptional(
    describe(
      v.record(v.string(), v.string()),
      'Names for ids that a caller needs; the server prints them.',
    ),
  ),
  policy: v.exactOptional(
    describe(
      strict({
        ...Object.fromEntries(
          Object.entries(POLICIES).map(([name, values]) => [
            name,
            v.exactOptional(v.picklist(values)),
          ]),
        ),
        maxManagers: v.exactOptional(
          v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
        ),
        rolePropagation: v.exactOptional(rolePropagation),
        transitions: v.exactOptional(
          v.strictObject(
            v.entriesFromList(LIVING_TABLES, v.exactOptional(transitionTiming)),
          ),
        ),
        proofs: v.exactOptional(
          v.strictObject({
            validAfterAheadSeconds: v.pipe(
              v.number(),
              v.safeInteger(),
              v.minValue(0),
              v.maxValue(MOST_AHEAD_SECONDS),
            ),
          }),
        ),
      }),
      'Settings for behaviour that AWS leaves open.',
    ),
  ),
  faults: v.exactOptional(
    v.pipe(
      describe(
        v.array(faultRuleSchema),
        'Faults that are injected when the scenario is loaded.',
      ),
      v.transform((rules) => rules.map(withoutDates)),
    ),
  ),
}

/** Converts the dates of a rule to text, as a scenario is plain JSON. */
function withoutDates(rule: FaultRule): FaultRule {
  const instants = (['from', 'until'] as const).flatMap((name) => {
    const instant = rule[name]
    return instant instanceof Date ? [[name, instant.toISOString()]] : []
  })
  return { ...rule, ...Object.fromEntries(instants) }
}

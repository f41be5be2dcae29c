import { schemaProblems } from '../domain/schema-problems.ts'
import * as v from 'valibot'
import { didYouMean } from '../domain/closest-name.ts'
import { readInstant } from '../domain/instant.ts'
import { valueText } from '../domain/value-text.ts'
import { MockError } from '../errors.ts'
import type { Registry } from '../operation/registry-check.ts'
import { faultRuleSchema } from './rule-schema.ts'
import { matchesName, type FaultRule } from './rule.ts'

/**
 * Checks that a rule is valid.
 *
 * @throws MockError naming every member at fault, its value and what is allowed.
 */
export function checkFaultRule(rule: FaultRule, registry: Registry): void {
  const result = v.safeParse(faultRuleSchema, rule)
  const problems = result.success
    ? contradictions(rule, registry)
    : schemaProblems(result.issues, 'the rule')
  if (problems.length > 0) {
    throw new MockError(`The fault is not valid:\n${problems.join('\n')}`)
  }
}

function contradictions(rule: FaultRule, registry: Registry): string[] {
  const { error, message, reply, latency, from, until } = rule
  const problems: string[] = []
  if (error === undefined && reply === undefined && latency === undefined) {
    problems.push(
      `The rule has no effect: add an error, a reply or a latency. Received: ${valueText(rule)}`,
    )
  }
  if (error !== undefined && reply !== undefined) {
    problems.push(
      `error and reply: a rule can have only one of them; leave the other out. Received: ${valueText(error)} and ${valueText(reply)}`,
    )
  }
  if (message !== undefined && error === undefined) {
    problems.push(
      `message: it needs an error; add one, or leave the message out. Received: ${valueText(message)}`,
    )
  }
  if (reply === 'slow-body' && latency === undefined) {
    problems.push(
      'reply: "slow-body" needs a latency for the time that the body takes, e.g. { seconds: 2 }',
    )
  }
  if (
    from !== undefined &&
    until !== undefined &&
    readInstant(from) >= readInstant(until)
  ) {
    problems.push(
      `from and until: from must be earlier than until. Received: ${valueText(from)} and ${valueText(until)}`,
    )
  }
  return [...problems, ...withoutOperation(rule, registry)]
}

/** Finds a rule that no operation can match: a mistake, with which a test would pass without its failure. */
function withoutOperation(
  { operation: pattern = '*', error }: FaultRule,
  registry: Registry,
): string[] {
  const found = Object.values(registry).filter(({ name }) =>
    matchesName(pattern, name),
  )
  if (found.length === 0) {
    const names = Object.keys(registry)
    return [
      `operation: There is no operation ${JSON.stringify(pattern)}.${didYouMean(pattern, names)} Allowed: ${names.join(', ')}, or a pattern with *`,
    ]
  }
  const answers = new Set(found.flatMap(({ errors }) => errors))
  return error === undefined || answers.has(error)
    ? []
    : [
        `error: ${pattern} never answers ${error}. Allowed: ${[...answers].join(', ')}`,
      ]
}

import * as v from 'valibot'
import { fieldValidationException, type ValidationField } from '../errors.ts'
import type { ShapeSchema } from './shape.ts'

/** A constraint that an input breaks. */
export interface BrokenConstraint extends ValidationField {
  /** The invalid value. */
  value: unknown
  /** Allowed values, if there are only a few. */
  allowed?: readonly string[]
}

/** Lists every constraint that an input breaks. */
export function brokenConstraints(
  schema: ShapeSchema,
  input: unknown,
): BrokenConstraint[] {
  const { issues = [] } = v.safeParse(schema, input)
  return issues.map(failureOf)
}

/**
 * Checks every constraint of an input and reports all failures in one exception.
 *
 * @throws ValidationException with AWS's wording and a `fieldList` (inferred: Smithy's text, the model's members).
 */
export function validate<Input>(
  schema: ShapeSchema<Input>,
  input: unknown,
): Input {
  const result = v.safeParse(schema, input)
  if (!result.success) {
    throw constraintException(result.issues.map(failureOf))
  }
  return result.output
}

/** Builds one ValidationException for all failed constraints. */
export function constraintException(failures: ValidationField[]) {
  const fieldList = failures.map(({ name, message }) => ({
    name,
    message: `Value at '${name}' failed to satisfy constraint: ${message}`,
  }))
  const count = `${fieldList.length} validation error${fieldList.length === 1 ? '' : 's'} detected`
  return fieldValidationException(
    `${count}: ${fieldList.map(({ message }) => message).join('; ')}`,
    fieldList,
  )
}

function failureOf(issue: v.BaseIssue<unknown>): BrokenConstraint {
  const { message, input: value, type, requirement } = issue
  return {
    name: pathOf(issue),
    message,
    value,
    ...(type === 'values' && { allowed: requirement as readonly string[] }),
  }
}

function pathOf(issue: v.BaseIssue<unknown>): string {
  return (issue.path ?? [])
    .map(({ key }) =>
      // Coral's path of a list's item, counted from 1 (inferred)
      typeof key === 'number' ? `${key + 1}.member` : String(key),
    )
    .join('.')
}

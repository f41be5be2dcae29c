import * as v from 'valibot'
import { fieldValidationException, type ValidationField } from '../errors.ts'
import type { ShapeSchema } from './shape.ts'

/**
 * Checks every constraint of an input and reports all failures in one answer.
 *
 * @throws ValidationException with AWS's wording and a `fieldList` (inferred: Smithy's text, the model's members).
 */
export function validate<Input>(
  schema: ShapeSchema<Input>,
  input: unknown,
): Input {
  const result = v.safeParse(schema, input)
  if (!result.success) {
    throw constraintException(
      result.issues.map((issue) => ({
        name: pathOf(issue),
        message: issue.message,
      })),
    )
  }
  return result.output
}

/** One ValidationException for any number of failed constraints. */
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

function pathOf(issue: v.BaseIssue<unknown>): string {
  return (issue.path ?? [])
    .map(({ key }) =>
      // Coral's path of a list's item, counted from 1 (inferred)
      typeof key === 'number' ? `${key + 1}.member` : String(key),
    )
    .join('.')
}

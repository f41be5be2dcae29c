import * as v from 'valibot'

/**
 * Lists the problems that a schema found, each with its path.
 *
 * @param whole name of the value itself, for problems without a path.
 */
export function schemaProblems(
  issues: readonly v.BaseIssue<unknown>[],
  whole = 'the document',
): string[] {
  return issues.map(
    (issue) => `${v.getDotPath(issue) ?? whole}: ${issue.message}`,
  )
}

import * as v from 'valibot'

/**
 * Lists what a schema complains of, each with its path.
 *
 * @param whole name of the value itself, for what is wrong with all of it.
 */
export function schemaProblems(
  issues: readonly v.BaseIssue<unknown>[],
  whole = 'the document',
): string[] {
  return issues.map(
    (issue) => `${v.getDotPath(issue) ?? whole}: ${issue.message}`,
  )
}

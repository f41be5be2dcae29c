/** A bad command line, environment variable or file. */
export class UsageError extends Error {
  override name = 'UsageError' as const
}

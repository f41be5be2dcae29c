/** A command line, environment or file that cannot be followed. */
export class UsageError extends Error {
  override name = 'UsageError' as const
}

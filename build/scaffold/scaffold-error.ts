/** A reason not to write anything, for the person who asked. */
export class ScaffoldError extends Error {
  override name = 'ScaffoldError' as const
}

/** The text by which an error tells people what happened. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

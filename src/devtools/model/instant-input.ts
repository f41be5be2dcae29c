/** Reads a time as the panel shows it, or in ISO 8601; without a zone it is UTC. */
export function readInstant(text: string): string {
  const plain = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d)?$/
  const trimmed = text.trim()
  return plain.test(trimmed) ? `${trimmed.replace(' ', 'T')}Z` : trimmed
}

// a verb that takes another one along, as in BatchPutGatewayRateLimits
const ADVERBS = ['Batch']

/** Words of a name in Pascal case; capitals and digits stay with what they stand at: `ABTest` is `AB`, `Test`. */
function wordsOf(name: string): string[] {
  return (
    name.match(/[A-Z]+(?![a-z])[0-9]*|[A-Z][a-z0-9]*|[a-z][a-z0-9]*/g) ?? []
  )
}

export function kebabCase(name: string): string {
  return wordsOf(name).join('-').toLowerCase()
}

export function camelCase(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}

/**
 * Folder of an operation in `handlers/`: the noun of its name, in the singular.
 *
 * @param folders that are there: `RotatePaymentConnectorCredentials` belongs to `payment-connector`.
 */
export function folderOf(
  operation: string,
  folders: readonly string[],
): string {
  const words = wordsOf(operation)
  const start = ADVERBS.includes(words[0] ?? '') ? 2 : 1
  const end = words.findIndex(
    (word, at) => at > start && ['By', 'For'].includes(word),
  )
  const noun = words.slice(start, end < 0 ? undefined : end)
  const starts = noun
    .map((_, at) => kebabCase(singular(noun.slice(0, at + 1)).join('')))
    .reverse()
  const [whole = ''] = starts
  // one word alone, such as payment, is the start of too many nouns
  return (
    starts.find(
      (folder) =>
        folders.includes(folder) && (folder === whole || folder.includes('-')),
    ) ?? whole
  )
}

function singular(words: readonly string[]): string[] {
  const last = words.at(-1) ?? ''
  const one = last
    .replace(/ies$/, 'y')
    .replace(/(?<=ss|x|ch|sh)es$/, '')
    .replace(/(?<![su])s$/, '')
  return [...words.slice(0, -1), one]
}

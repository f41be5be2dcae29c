/** Parameters of a challenge by name, in lower case, and the first name that is there twice. */
export interface AuthParams {
  values: ReadonlyMap<string, string>
  duplicate: string | undefined
}

const SCHEME = /\s*payment(?=\s|$)/iy
// an unquoted value may be more than a token: base64 ends in "="
const PARAM =
  /[\s,]*([\w!#$%&'*+.^`|~-]+)\s*=\s*(?:"((?:[^"\\]|\\[^])*)"|([^\s,"]+))\s*(?=,|$)/y
const END = /[\s,]*$/y

/**
 * Reads the parameters of one `Payment` challenge (RFC 9110, section 11): values are tokens or quoted strings,
 * names are case-insensitive, and so is the scheme.
 *
 * @returns undefined for another scheme, or when it is no list of parameters.
 */
export function readAuthParams(header: string): AuthParams | undefined {
  let position = 0
  const next = (pattern: RegExp) => {
    pattern.lastIndex = position
    const match = pattern.exec(header)
    if (match !== null) position = pattern.lastIndex
    return match
  }
  if (next(SCHEME) === null) return undefined
  const values = new Map<string, string>()
  let duplicate: string | undefined
  for (let match = next(PARAM); match !== null; match = next(PARAM)) {
    const [, name = '', quoted, unquoted = ''] = match
    const key = name.toLowerCase()
    if (values.has(key)) duplicate ??= key
    else values.set(key, quoted?.replaceAll(/\\([^])/g, '$1') ?? unquoted)
  }
  return next(END) === null ? undefined : { values, duplicate }
}

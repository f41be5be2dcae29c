import { validationException } from '../../errors.ts'
import { cannotBuild } from './refusals.ts'

const RFC_3339 =
  /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/

/**
 * When a challenge ends, in epoch milliseconds; undefined when it does not say.
 *
 * @throws ValidationException when that is over (documented), or when no such time exists (inferred).
 */
export function readExpiry(
  expires: string | undefined,
  nowMs: number,
): number | undefined {
  if (expires === undefined) return undefined
  const expiresMs = RFC_3339.test(expires)
    ? Date.parse(expires.toUpperCase().replace(' ', 'T'))
    : Number.NaN
  if (Number.isNaN(expiresMs)) {
    throw cannotBuild(
      `'expires' is no time such as 2026-01-31T12:00:00Z. Received: ${expires}`,
    )
  }
  if (expiresMs <= nowMs) {
    throw validationException(
      "MPP challenge has expired ('expires' is in the past). Obtain a fresh challenge and retry.",
    )
  }
  return expiresMs
}

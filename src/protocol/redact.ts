import type { Shape } from './shape.ts'

/** Replacement of a secret, with the text of the SDKs' own logs. */
export const REDACTED = '***SensitiveInformation***'

/** A function that removes secrets from a value. */
export interface Redactor {
  (value: object): object
  /** True if the shape can have secrets; otherwise values are returned unchanged. */
  readonly changes: boolean
}

/**
 * Makes the redactor of a structure: members that the model marks as sensitive are replaced.
 *
 * Payment documents stay, though the model marks them: what a merchant asks for, and a proof signed with
 * a throw-away key, are the main content of a journal.
 */
export function createRedactor(shape: Shape): Redactor {
  const redact = redactorOf(shape)
  return Object.assign(
    (value: object) => (redact?.(value) ?? value) as object,
    { changes: redact !== undefined },
  )
}

function redactorOf(shape: Shape): ((value: unknown) => unknown) | undefined {
  if (shape.sensitive === true && shape.type !== 'document') {
    return () => REDACTED
  }
  if (shape.type === 'list') {
    const redact = redactorOf(shape.member)
    return redact && ((value) => (value as unknown[]).map(redact))
  }
  if (shape.type === 'map') {
    const redact = redactorOf(shape.member)
    return (
      redact &&
      ((value) =>
        Object.fromEntries(
          Object.entries(value as object).map(([key, item]) => [
            key,
            redact(item),
          ]),
        ))
    )
  }
  if (shape.type !== 'structure') {
    return undefined
  }
  const redactors = shape.members.flatMap(({ name, shape: member }) => {
    const redact = redactorOf(member)
    return redact === undefined ? [] : [[name, redact] as const]
  })
  if (redactors.length === 0) {
    return undefined
  }
  return (value) => {
    const copy = { ...(value as Record<string, unknown>) }
    for (const [name, redact] of redactors) {
      if (copy[name] !== undefined) copy[name] = redact(copy[name])
    }
    return copy
  }
}

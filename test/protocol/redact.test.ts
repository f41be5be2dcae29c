import { expect, it } from 'vitest'
import { createRedactor, REDACTED } from '../../src/protocol/redact.ts'
import { shapeOf } from '../../src/protocol/shape.ts'
import {
  document,
  list,
  optional,
  string,
  structure,
} from '../../src/protocol/shapes.ts'

const secret = () => string({ sensitive: true })

it('replaces what is sensitive, wherever it is, and nothing else', () => {
  const redact = createRedactor(
    shapeOf(
      structure({
        name: string(),
        token: secret(),
        inner: structure({ key: secret(), kept: string() }),
        many: list(structure({ key: secret() })),
        whole: structure({ any: string() }, { sensitive: true }),
      }),
    ),
  )
  const value = {
    name: 'alice',
    token: 't-1',
    inner: { key: 'k-1', kept: 'here' },
    many: [{ key: 'k-2' }, { key: 'k-3' }],
    whole: { any: 'w-1' },
  }
  const before = structuredClone(value)
  expect(redact.changes).toBe(true)
  expect(redact(value)).toEqual({
    name: 'alice',
    token: REDACTED,
    inner: { key: REDACTED, kept: 'here' },
    many: [{ key: REDACTED }, { key: REDACTED }],
    whole: REDACTED,
  })
  expect(value).toEqual(before)
})

it('adds nothing for a secret that is absent', () => {
  const redact = createRedactor(
    shapeOf(structure({ token: optional(secret()) })),
  )
  expect(redact({})).toEqual({})
})

it('leaves payment documents to read', () => {
  const redact = createRedactor(
    shapeOf(structure({ payload: document({ sensitive: true }) })),
  )
  const value = { payload: { amount: '1' } }
  expect(redact.changes).toBe(false)
  expect(redact(value)).toBe(value)
})

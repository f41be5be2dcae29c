import { describe, expect, it } from 'vitest'
import {
  PAYMENT_INSTRUMENT_ID,
  PAYMENT_SESSION_ID,
  type IdConstraints,
} from '../../src/domain/id-constraints.ts'
import { createIds, type Ids } from '../../src/domain/ids.ts'
import { createRandom } from '../../src/random.ts'

const idsOf = (seed: string) => createIds(createRandom(seed, 'test'))

const DRAWS: Record<keyof Ids, (ids: Ids) => string> = {
  paymentSession: (ids) => ids.paymentSession(),
  paymentInstrument: (ids) => ids.paymentInstrument(),
  named: (ids) => ids.named('Coin_Base_'),
  uuid: (ids) => ids.uuid(),
  redirect: (ids) => ids.redirect(),
  secretFolder: (ids) => ids.secretFolder(),
  secret: (ids) => ids.secret(),
  nonce: (ids) => Buffer.from(ids.nonce()).toString('hex'),
}

describe('ids', () => {
  it.each([
    ['paymentSession', /^payment-session-[0-9A-Za-z]{15}$/],
    ['paymentInstrument', /^payment-instrument-[0-9A-Za-z]{15}$/],
    ['named', /^coin-base-[0-9a-z]{10}$/],
    [
      'uuid',
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    ],
    ['redirect', /^[0-9a-f]{12}$/],
    ['secretFolder', /^[0-9a-f]{8}$/],
    ['secret', /^[0-9A-Za-z]{6}$/],
    ['nonce', /^[0-9a-f]{64}$/],
  ] as const)(
    "of a %s look like the service's and do not repeat",
    (kind, form) => {
      const ids = idsOf('a seed')
      const drawn = Array.from({ length: 500 }, () => DRAWS[kind](ids))
      for (const id of drawn) expect(id).toMatch(form)
      expect(new Set(drawn).size).toBe(drawn.length)
    },
  )

  it.each([
    ['paymentSession', PAYMENT_SESSION_ID],
    ['paymentInstrument', PAYMENT_INSTRUMENT_ID],
  ] as const)(
    "of a %s satisfy the model's own constraints",
    (kind, { min, max, pattern }: IdConstraints) => {
      const id = DRAWS[kind](idsOf('a seed'))
      expect(id).toMatch(new RegExp(`^${pattern}$`))
      expect(id.length).toBeGreaterThanOrEqual(min)
      expect(id.length).toBeLessThanOrEqual(max)
    },
  )

  it('are the same for the same seed and others for another', () => {
    const all = (seed: string) => {
      const ids = idsOf(seed)
      return Object.values(DRAWS).map((draw) => draw(ids))
    }
    expect(all('a seed')).toEqual(all('a seed'))
    for (const [index, id] of all('another seed').entries()) {
      expect(id).not.toBe(all('a seed')[index])
    }
  })

  it('use the whole alphabet', () => {
    const ids = idsOf('a seed')
    const letters = new Set(
      Array.from({ length: 500 }, () =>
        ids.paymentSession().slice('payment-session-'.length),
      ).join(''),
    )
    expect(letters.size).toBe(62)
  })
})

import * as v from 'valibot'
import {
  PAYMENT_CONNECTOR_ID,
  PAYMENT_INSTRUMENT_ID,
  PAYMENT_MANAGER_ARN,
  PAYMENT_SESSION_ID,
} from '../../domain/id-constraints.ts'
import { PAST_TIME, pastTimeMs } from '../../domain/past-time.ts'
import type { TransitionTiming } from '../../domain/transition-timing.ts'
import type { Policy } from '../../policy/policy.ts'
import { idSchema } from '../../store/column-schemas.ts'

export const nonEmpty = v.pipe(v.string(), v.nonEmpty())

/** A moment that is over. */
export const pastTime = v.pipe(
  v.string(),
  v.regex(PAST_TIME, invalidTime),
  v.check(
    (text) => !PAST_TIME.test(text) || !Number.isNaN(pastTimeMs(text, 0)),
    invalidTime,
  ),
)

function invalidTime({ received }: { received: string }): string {
  return `Invalid time: Expected how long ago, e.g. "-30m", "-1h30m", "-90d", or ISO 8601, e.g. "2026-01-01T00:00:00Z", but received ${received}`
}

const createdAt = describe(
  pastTime,
  'When it was created: how long before the scenario is loaded, e.g. "-30m", "-1h30m", "-90d", or ISO 8601. Default: at that moment.',
)
const updatedAt = describe(
  pastTime,
  'When it was last changed, written as createdAt is. Default: never since.',
)
/** When a row was made. */
export const dated = { createdAt: v.exactOptional(createdAt) }
/** When a row was made and last changed. */
export const changing = { ...dated, updatedAt: v.exactOptional(updatedAt) }

/** Identifiers of rows. */
export const ID = {
  paymentManagerArn: describe(
    idSchema(PAYMENT_MANAGER_ARN),
    'ARN of a payment manager; ends in payment-manager/<name>-<ten characters>.',
  ),
  paymentConnectorId: describe(
    idSchema(PAYMENT_CONNECTOR_ID),
    'Id of a connector: <name>-<ten characters>.',
  ),
  paymentInstrumentId: describe(
    idSchema(PAYMENT_INSTRUMENT_ID),
    "Id of a user's wallet: payment-instrument-<15 characters>.",
  ),
  paymentSessionId: describe(
    idSchema(PAYMENT_SESSION_ID),
    'Id of a session: payment-session-<15 characters>.',
  ),
}

const count = v.pipe(v.number(), v.minValue(0))

/** A span of time. */
export const duration = v.pipe(
  v.strictObject({
    days: v.exactOptional(count),
    hours: v.exactOptional(count),
    minutes: v.exactOptional(count),
    seconds: v.exactOptional(count),
    milliseconds: v.exactOptional(count),
  }),
  v.minEntries(1),
)

const afterSpan = v.strictObject({ after: duration })

/** When a role that is named for the first time can be used. */
export const rolePropagation: v.GenericSchema<Policy['rolePropagation']> =
  v.union(
    [v.literal('immediate'), afterSpan],
    ({ input }) =>
      `Invalid timing: Expected "immediate" or { "after": { "seconds": 30 } }, but received ${JSON.stringify(input)}`,
  )

/** When a status that is on its way moves on. */
export const transitionTiming: v.GenericSchema<TransitionTiming> = v.union(
  [
    v.picklist(['immediate', 'manual']),
    afterSpan,
    v.strictObject({
      afterReads: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
    }),
  ],
  ({ input }) =>
    `Invalid timing: Expected "immediate", "manual", { "after": { "seconds": 30 } } or { "afterReads": 2 }, but received ${JSON.stringify(input)}`,
)

/** Members of a row whose status moves. */
export function living<const Status extends v.GenericSchema>(
  status: Status,
  byDefault: string,
) {
  return {
    status: v.exactOptional(describe(status, `Default ${byDefault}.`)),
    statusReason: v.exactOptional(
      describe(v.string(), 'Why it failed; the service does not tell.'),
    ),
    movesOn: v.exactOptional(
      describe(
        transitionTiming,
        'When a status that is on its way, e.g. CREATING, moves on. Default: by hand; PENDING_AUTHENTICATION expires ten minutes after the creation.',
      ),
    ),
    ...changing,
  }
}

/** A list of rows, which may be left out. */
export function rows<const Entries extends v.ObjectEntries>(entries: Entries) {
  return v.exactOptional(v.array(strict(entries)))
}

/** An object that has no other members; of those, the message names the ones that it may have. */
export function strict<const Entries extends v.ObjectEntries>(
  entries: Entries,
) {
  return v.strictObject(entries, ({ expected, received }) =>
    expected === 'never'
      ? `Unknown member. Allowed: ${Object.keys(entries).join(', ')}`
      : `Invalid ${expected === 'Object' ? 'type' : 'key'}: Expected ${expected} but received ${received}`,
  )
}

/** A schema that says what its values are for, in the published JSON Schema. */
export function describe<const Schema extends v.GenericSchema>(
  schema: Schema,
  text: string,
) {
  return v.pipe(schema, v.description(text))
}

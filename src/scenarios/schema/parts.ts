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

/** Schema of a time in the past. */
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
  'Creation time: how long before the scenario is loaded, e.g. "-30m", "-1h30m", "-90d", or ISO 8601. Default: the time of loading.',
)
const updatedAt = describe(
  pastTime,
  'Time of the last change, written like createdAt. Default: the creation time.',
)
/** Creation time of a row. */
export const dated = { createdAt: v.exactOptional(createdAt) }
/** Creation and change time of a row. */
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

/** Schema of the time for which a new role is refused. */
export const rolePropagation: v.GenericSchema<Policy['rolePropagation']> =
  v.union(
    [v.literal('immediate'), afterSpan],
    ({ input }) =>
      `Invalid timing: Expected "immediate" or { "after": { "seconds": 30 } }, but received ${JSON.stringify(input)}`,
  )

/** Schema of a transition's timing. */
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

/** Builds the members of a row that has transitions. */
export function living<const Status extends v.GenericSchema>(
  status: Status,
  byDefault: string,
) {
  return {
    status: v.exactOptional(describe(status, `Default ${byDefault}.`)),
    statusReason: v.exactOptional(
      describe(v.string(), 'Reason of a failure, which no reply contains.'),
    ),
    movesOn: v.exactOptional(
      describe(
        transitionTiming,
        'Timing of the transition from a status such as CREATING. Default: manual; PENDING_AUTHENTICATION expires ten minutes after the creation.',
      ),
    ),
    ...changing,
  }
}

/** Builds an optional list of rows. */
export function rows<const Entries extends v.ObjectEntries>(entries: Entries) {
  return v.exactOptional(v.array(strict(entries)))
}

/** Builds a schema of an object without other members, whose message names the allowed ones. */
export function strict<const Entries extends v.ObjectEntries>(
  entries: Entries,
) {
  return v.strictObject(entries, ({ expected, received }) =>
    expected === 'never'
      ? `Unknown member. Allowed: ${Object.keys(entries).join(', ')}`
      : `Invalid ${expected === 'Object' ? 'type' : 'key'}: Expected ${expected} but received ${received}`,
  )
}

/** Adds a description for the published JSON Schema. */
export function describe<const Schema extends v.GenericSchema>(
  schema: Schema,
  text: string,
) {
  return v.pipe(schema, v.description(text))
}

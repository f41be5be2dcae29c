import * as v from 'valibot'
import { didYouMean } from '../domain/closest-name.ts'
import { durationMs, type Duration } from '../domain/duration.ts'
import { readInstant } from '../domain/instant.ts'
import { valueText } from '../domain/value-text.ts'
import { MODELED_EXCEPTION_NAMES } from '../errors.ts'
import { FAULT_PHASES, FAULT_REPLIES, type FaultRule } from './rule.ts'

/** Builds an error message from the refused value. */
type Message = (issue: { input: unknown }) => string

const MEMBERS = {
  operation: text('hit every operation'),
  userId: text('hit the calls of every user'),
  paymentManagerArn: text('hit the calls on every manager'),
  paymentSessionId: text('hit the calls on every session'),
  paymentInstrumentId: text('hit the calls on every wallet'),
  nth: count('hit every call'),
  times: count('hit calls without a limit'),
  probability: probability('hit every call'),
  from: instant(),
  until: instant(),
  when: oneOf('phase', FAULT_PHASES),
  error: oneOf('exception', MODELED_EXCEPTION_NAMES),
  message: text("use the service's own text"),
  reply: oneOf('reply', FAULT_REPLIES),
  latency: v.exactOptional(
    v.custom<Duration>(
      (value) => refusalOf(durationMs, value) === undefined,
      ({ input }) => String(refusalOf(durationMs, input)),
    ),
  ),
}

/** Validates the members of a rule, each by itself. */
export const faultRuleSchema: v.GenericSchema<FaultRule> = v.strictObject(
  MEMBERS,
  ({ expected, input }) =>
    expected === 'never'
      ? unknownMember(String(input))
      : `A fault is an object such as { operation: 'ProcessPayment', error: 'ThrottlingException' }. Received: ${valueText(input)}`,
)

function unknownMember(name: string): string {
  const names = Object.keys(MEMBERS)
  return `The fault has no member "${name}".${didYouMean(name, names)} Allowed: ${names.join(', ')}`
}

function text(toEffect: string) {
  const message = mustBe('text that is not empty', toEffect)
  return v.exactOptional(v.pipe(v.string(message), v.nonEmpty(message)))
}

function count(toEffect: string) {
  const message = mustBe('a whole number of 1 or more', toEffect)
  return onceRefused(
    v.pipe(v.number(message), v.integer(message), v.minValue(1, message)),
  )
}

function probability(toEffect: string) {
  const message = mustBe('a number from 0 to 1', toEffect)
  return onceRefused(
    v.pipe(v.number(message), v.minValue(0, message), v.maxValue(1, message)),
  )
}

/** Stops at the first failed check of a member, as all of its checks have one message. */
function onceRefused<const Schema extends v.GenericSchema>(schema: Schema) {
  return v.exactOptional(v.config(schema, { abortPipeEarly: true }))
}

function instant() {
  const message: Message = ({ input }) => String(refusalOf(readInstant, input))
  return v.exactOptional(
    v.pipe(
      v.union([v.date(), v.string(), v.number()], message),
      v.check((value) => refusalOf(readInstant, value) === undefined, message),
    ),
  )
}

function oneOf<const Names extends readonly string[]>(
  noun: string,
  names: Names,
) {
  return v.exactOptional(
    v.picklist(
      names,
      ({ input }) =>
        `There is no ${noun} ${valueText(input)}.${didYouMean(String(input), names)} Allowed: ${names.join(', ')}`,
    ),
  )
}

function mustBe(allowed: string, toEffect: string): Message {
  return ({ input }) =>
    `Must be ${allowed}; leave it out to ${toEffect}. Received: ${valueText(input)}`
}

/** Returns the message with which a reader refuses a value; undefined for a valid one. */
function refusalOf<Value>(
  read: (value: Value) => unknown,
  value: unknown,
): string | undefined {
  try {
    read(value as Value)
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}

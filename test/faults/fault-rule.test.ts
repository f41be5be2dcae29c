import { expect, it } from 'vitest'
import { assembleMock } from '../../src/entries/assemble.ts'
import { MockError } from '../../src/errors.ts'
import type { FaultRule } from '../../src/faults/rule.ts'

const ERROR = { error: 'ThrottlingException' }

it.each<[string, object, RegExp]>([
  [
    'nothing to do',
    {},
    /The rule has no effect: add an error, a reply or a latency\. Received: \{\}$/,
  ],
  [
    'an unknown member',
    { ...ERROR, operaton: 'ProcessPayment' },
    /operaton: The fault has no member "operaton"\. Did you mean "operation"\? Allowed: operation, userId, .*, latency$/,
  ],
  [
    'an unknown member that is close to none',
    { ...ERROR, chance: 1 },
    /chance: The fault has no member "chance"\. Allowed: /,
  ],
  [
    'an unknown exception',
    { error: 'Throttling' },
    /error: There is no exception "Throttling"\. Allowed: AccessDeniedException, .*ThrottlingException/,
  ],
  [
    'a typo in an exception',
    { error: 'ThrotlingException' },
    /error: There is no exception "ThrotlingException"\. Did you mean "ThrottlingException"\? Allowed: /,
  ],
  [
    'an unknown reply',
    { reply: 'reset' },
    /reply: There is no reply "reset"\. Allowed: .*connection-reset.*slow-body$/,
  ],
  [
    'an unknown phase',
    { ...ERROR, when: 'after' },
    /when: There is no phase "after"\. Allowed: before, after-commit$/,
  ],
  [
    'a phase that is no text',
    { ...ERROR, when: 1 },
    /when: There is no phase 1\. Allowed: before, after-commit$/,
  ],
  [
    'an exception and a reply',
    { ...ERROR, reply: 'bad-gateway' },
    /error and reply: a rule can have only one of them; leave the other out\. Received: "ThrottlingException" and "bad-gateway"$/,
  ],
  [
    'a slow body without a latency',
    { reply: 'slow-body' },
    /reply: "slow-body" needs a latency for the time that the body takes, e\.g\. \{ seconds: 2 \}/,
  ],
  [
    'a text without exception',
    { reply: 'bad-gateway', message: 'x' },
    /message: it needs an error; add one, or leave the message out\. Received: "x"$/,
  ],
  [
    'an nth of 0',
    { ...ERROR, nth: 0 },
    /:\nnth: Must be a whole number of 1 or more; leave it out to hit every call\. Received: 0$/,
  ],
  [
    'an nth that is text',
    { ...ERROR, nth: '1' },
    /:\nnth: Must be a whole number of 1 or more; leave it out to hit every call\. Received: "1"$/,
  ],
  [
    'half a time',
    { ...ERROR, times: 0.5 },
    /:\ntimes: Must be a whole number of 1 or more; leave it out to hit calls without a limit\. Received: 0\.5$/,
  ],
  [
    'a probability above 1',
    { ...ERROR, probability: 2 },
    /:\nprobability: Must be a number from 0 to 1; leave it out to hit every call\. Received: 2$/,
  ],
  [
    'a probability below 0',
    { ...ERROR, probability: -1 },
    /:\nprobability: Must be a number from 0 to 1; leave it out to hit every call\. Received: -1$/,
  ],
  [
    'a probability that is no number',
    { ...ERROR, probability: Number.NaN },
    /:\nprobability: Must be a number from 0 to 1; leave it out to hit every call\. Received: NaN$/,
  ],
  [
    'an empty text',
    { ...ERROR, userId: '' },
    /userId: Must be text that is not empty; leave it out to hit the calls of every user\. Received: ""$/,
  ],
  [
    'a text that is a number',
    { ...ERROR, message: 5 },
    /message: Must be text that is not empty; leave it out to use the service's own text\. Received: 5$/,
  ],
  [
    'a time that is none',
    { ...ERROR, from: 'soon' },
    /:\nfrom: Not a valid time: "soon"\. Allowed: a Date, ISO 8601 text such as "2026-01-01T00:00:00Z", or epoch milliseconds, in the years 0 to 9999$/,
  ],
  [
    'a time that is null',
    { ...ERROR, until: null },
    /:\nuntil: Not a valid time: null\. Allowed: /,
  ],
  [
    'a date that is none',
    { ...ERROR, until: new Date('soon') },
    /:\nuntil: Not a valid time: Invalid Date\. Allowed: /,
  ],
  [
    'a time that no clock reaches',
    { ...ERROR, from: Date.UTC(10000, 0, 1) },
    /:\nfrom: Not a valid time: 253402300800000\. Allowed: /,
  ],
  [
    'a window that ends before it begins',
    { ...ERROR, from: '2026-01-02', until: '2026-01-01' },
    /from and until: from must be earlier than until\. Received: "2026-01-02" and "2026-01-01"$/,
  ],
  [
    'an unknown operation',
    { ...ERROR, operation: 'Pay' },
    /operation: There is no operation "Pay"\. Allowed: .*ProcessPayment.*or a pattern with \*/,
  ],
  [
    'a typo in an operation',
    { ...ERROR, operation: 'ProcessPaymnet' },
    /operation: There is no operation "ProcessPaymnet"\. Did you mean "ProcessPayment"\? Allowed: /,
  ],
  [
    'a pattern of no operation',
    { ...ERROR, operation: 'Gte*' },
    /operation: There is no operation "Gte\*"/,
  ],
  [
    'an exception that its operation never answers',
    { operation: 'GetPaymentSession', error: 'ConflictException' },
    /error: GetPaymentSession never answers ConflictException\. Allowed: .*ThrottlingException/,
  ],
  [
    'an exception that none of its operations answers',
    { operation: 'List*', error: 'ConflictException' },
    /error: List\* never answers ConflictException/,
  ],
  [
    'a latency that goes back',
    { latency: { seconds: -1 } },
    /latency: "seconds" of a duration must be a number of 0 or more\. Received: -1/,
  ],
  [
    'a latency without a span',
    { latency: {} },
    /latency: A duration needs at least one of/,
  ],
  [
    'a latency that is a number',
    { latency: 2000 },
    /latency: A duration is an object such as \{ minutes: 16 \}\. Received: 2000\. Allowed units: days, /,
  ],
  [
    'a latency that is text',
    { latency: '2s' },
    /latency: A duration is an object such as \{ minutes: 16 \}\. Received: "2s"\. Allowed units: days, /,
  ],
  [
    'a latency in an unknown unit',
    { latency: { second: 2 } },
    /latency: Unknown unit "second" in a duration\. Did you mean "seconds"\?/,
  ],
  ['two mistakes, both named', { tims: 2, nth: 0 }, /nth: [^]*tims: /],
  [
    'no rule at all',
    null as never,
    /the rule: A fault is an object such as .*\. Received: null$/,
  ],
])('refuses a rule with %s', (_, rule, message) => {
  const { faults } = assembleMock()
  const inject = () => faults.inject(rule as FaultRule)
  expect(inject).toThrow(MockError)
  expect(inject).toThrow(/^The fault is not valid:\n/)
  expect(inject).toThrow(message)
  expect(faults.list()).toEqual([])
})

it('takes a rule with all that goes together', () => {
  const { faults } = assembleMock()
  const rule: FaultRule = {
    operation: '*Payment*',
    userId: 'alice',
    nth: 1,
    times: 1,
    probability: 0.5,
    from: 0,
    until: new Date('2027-01-01'),
    when: 'after-commit',
    error: 'ThrottlingException',
    message: 'Slow down',
    latency: { seconds: 1 },
  }
  expect(faults.inject(rule)).toEqual({
    id: 'fault-1',
    rule,
    matched: 0,
    fired: 0,
  })
})

import { expect, it } from 'vitest'
import { assembleMock } from '../../src/entries/assemble.ts'
import { MockError } from '../../src/errors.ts'
import type { FaultRule } from '../../src/faults/rule.ts'

const ERROR = { error: 'ThrottlingException' }

it.each<[string, object, RegExp]>([
  ['nothing to do', {}, /It does nothing: give an error, a reply or a latency/],
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
  ['an unknown exception', { error: 'Throttling' }, /error: .*"Throttling"/],
  [
    'an unknown reply',
    { reply: 'reset' },
    /reply: .*"connection-reset".*"reset"/,
  ],
  ['an unknown phase', { ...ERROR, when: 'after' }, /when: .*"after"/],
  [
    'an exception and a reply',
    { ...ERROR, reply: 'bad-gateway' },
    /error and reply: only one/,
  ],
  [
    'a slow body without a latency',
    { reply: 'slow-body' },
    /reply: "slow-body" needs a latency, over which the body is spread, e\.g\. \{ seconds: 2 \}/,
  ],
  [
    'a text without exception',
    { reply: 'bad-gateway', message: 'x' },
    /message: it is the text of an error, and none is given/,
  ],
  ['an nth of 0', { ...ERROR, nth: 0 }, /nth: .*>=1.*0/],
  ['half a time', { ...ERROR, times: 1.5 }, /times: .*integer.*1\.5/i],
  [
    'a probability above 1',
    { ...ERROR, probability: 2 },
    /probability: .*<=1.*2/,
  ],
  [
    'a probability that is no number',
    { ...ERROR, probability: Number.NaN },
    /probability: .*NaN/,
  ],
  ['an empty text', { ...ERROR, userId: '' }, /userId: /],
  [
    'a time that is none',
    { ...ERROR, from: 'soon' },
    /from: Invalid time: .*"soon"/,
  ],
  [
    'a window that ends before it begins',
    { ...ERROR, from: '2026-01-02', until: '2026-01-01' },
    /from and until: the window ends before it begins/,
  ],
  [
    'an unknown operation',
    { ...ERROR, operation: 'Pay' },
    /operation: there is no "Pay"\. Allowed: .*ProcessPayment.*or a pattern with \*/,
  ],
  [
    'a typo in an operation',
    { ...ERROR, operation: 'ProcessPaymnet' },
    /operation: there is no "ProcessPaymnet"\. Did you mean "ProcessPayment"\? Allowed: /,
  ],
  [
    'a pattern of no operation',
    { ...ERROR, operation: 'Gte*' },
    /operation: there is no "Gte\*"/,
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
    /latency: A latency is a duration such as \{ seconds: 2 \}\. Received: 2000$/,
  ],
  [
    'a latency that is text',
    { latency: '2s' },
    /latency: A latency is a duration such as \{ seconds: 2 \}\. Received: "2s"$/,
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

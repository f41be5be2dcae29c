import { describe, expect, it } from 'vitest'
import { readyAccount } from '../../fixtures/ready-account.ts'
import { assembleMock } from '../../src/entries/assemble.ts'
import type { FaultRule } from '../../src/faults/rule.ts'
import { VALID_INPUTS } from '../support/valid-inputs.ts'
import {
  call,
  operationRequest,
  type OperationName,
} from '../support/call-operation.ts'

const NOW = '2026-01-01T00:00:00.000Z'
const THROTTLED = { error: 'ThrottlingException' } as const
const { paymentSessionId } = readyAccount.ids
const OTHER_SESSION = 'payment-session-otherSession001'

function faulty(...rules: FaultRule[]) {
  const mock = assembleMock({ now: NOW })
  for (const rule of rules) mock.faults.inject(rule)
  return {
    mock,
    /** Hints of a call that is valid but for these changes. */
    async hintsOf(operation: OperationName, changes: object = {}) {
      const input = { ...VALID_INPUTS[operation], ...changes }
      await mock.fetch(operationRequest(operation, input))
      return mock.journal.entries().at(-1)?.hints
    },
  }
}

/** Hints of one GetPaymentSession of alice's. */
function hintsWith(...rules: FaultRule[]) {
  return faulty(...rules).hintsOf('GetPaymentSession')
}

describe('a fault that does not hit a call of its operation', () => {
  it.each<[string, FaultRule, string]>([
    [
      'for another user',
      { ...THROTTLED, userId: 'bob' },
      'fault-1 did not match this call: userId is "alice", the rule says "bob"',
    ],
    [
      'for another session',
      { ...THROTTLED, paymentSessionId: OTHER_SESSION },
      `fault-1 did not match this call: paymentSessionId is "${paymentSessionId}", the rule says "${OTHER_SESSION}"`,
    ],
    [
      'for a member that the call does not have',
      { ...THROTTLED, paymentInstrumentId: 'payment-instrument-1' },
      'fault-1 did not match this call: paymentInstrumentId is not sent, the rule says "payment-instrument-1"',
    ],
    [
      'before its time',
      { ...THROTTLED, from: '2026-01-02' },
      'fault-1 did not match this call: the call was too early: the rule begins at 2026-01-02T00:00:00.000Z',
    ],
    [
      'after its time',
      { ...THROTTLED, until: NOW },
      `fault-1 did not match this call: the call was too late: the rule ended at ${NOW}`,
    ],
    [
      'with an exception that the operation does not have',
      { error: 'ConflictException' },
      'fault-1 did not match this call: GetPaymentSession never answers ConflictException',
    ],
    [
      'for a later call',
      { ...THROTTLED, nth: 3 },
      'fault-1 waits for call 3, this was call 1',
    ],
    [
      'by chance',
      { ...THROTTLED, probability: 0 },
      'fault-1 spared this call: its probability is 0',
    ],
    [
      'for several reasons',
      { ...THROTTLED, userId: 'bob', until: NOW },
      `fault-1 did not match this call: userId is "alice", the rule says "bob"; the call was too late: the rule ended at ${NOW}`,
    ],
    [
      'for another user, after the commit',
      { ...THROTTLED, userId: 'bob', when: 'after-commit' },
      'fault-1 did not match this call: userId is "alice", the rule says "bob"',
    ],
  ])('%s says so', async (_, rule, hint) => {
    expect(await hintsWith(rule)).toEqual([hint])
  })

  it('because it is used up says so', async () => {
    const { hintsOf } = faulty({ ...THROTTLED, times: 2 })
    expect(await hintsOf('GetPaymentSession')).toEqual([])
    expect(await hintsOf('GetPaymentSession')).toEqual([])
    expect(await hintsOf('GetPaymentSession')).toEqual([
      'fault-1 is used up: 2 of 2 times',
    ])
  })

  it('because its call is over says so', async () => {
    const { hintsOf } = faulty({ ...THROTTLED, nth: 1 })
    await hintsOf('GetPaymentSession')
    expect(await hintsOf('GetPaymentSession')).toEqual([
      'fault-1 was for call 1, this was call 2',
    ])
  })
})

describe('of several faults', () => {
  it('those are named that came closest', async () => {
    expect(
      await hintsWith(
        { ...THROTTLED, userId: 'bob', paymentSessionId: OTHER_SESSION },
        { ...THROTTLED, userId: 'bob' },
        { ...THROTTLED, userId: 'carol' },
      ),
    ).toEqual([
      'fault-2 did not match this call: userId is "alice", the rule says "bob"',
      'fault-3 did not match this call: userId is "alice", the rule says "carol"',
    ])
  })

  it('one that counted the call is closer than one for other calls', async () => {
    expect(
      await hintsWith(
        { ...THROTTLED, userId: 'bob' },
        { ...THROTTLED, nth: 2 },
      ),
    ).toEqual(['fault-2 waits for call 2, this was call 1'])
  })

  it('no more than three are named', async () => {
    const rules = Array.from({ length: 9 }, () => ({ ...THROTTLED, nth: 2 }))
    expect(await hintsWith(...rules)).toHaveLength(3)
  })

  it('none is named beside one that hits', async () => {
    expect(await hintsWith({ ...THROTTLED, userId: 'bob' }, THROTTLED)).toEqual(
      [],
    )
  })

  it('none is named that is about other operations', async () => {
    expect(
      await hintsWith({ ...THROTTLED, operation: 'List*', userId: 'bob' }),
    ).toEqual([])
  })
})

describe('a fault of which the turn does not come', () => {
  const AFTER: FaultRule = { reply: 'connection-reset', when: 'after-commit' }
  const unpayable = {
    paymentSessionId: OTHER_SESSION,
    clientToken: 't'.repeat(40),
  }

  it('as the call is refused before its commit says so', async () => {
    const { hintsOf, mock } = faulty(AFTER)
    expect(await hintsOf('ProcessPayment', unpayable)).toEqual([
      `There has never been a session ${OTHER_SESSION}`,
      'fault-1 hits after the commit, and this call was refused',
    ])
    expect(mock.faults.list()).toMatchObject([{ matched: 0 }])
  })

  it('as the call breaks a constraint says so', async () => {
    const { hintsOf } = faulty(THROTTLED, AFTER)
    const hints = [
      'fault-1 hits valid calls only, and this one was not valid',
      'fault-2 hits after the commit, and this call was refused',
    ]
    expect(await hintsOf('ProcessPayment', { paymentSessionId: '' })).toEqual(
      hints,
    )
    expect(await hintsOf('ProcessPayment', { paymentSessionId: 7 })).toEqual(
      hints,
    )
  })

  it('says nothing of calls for which it is not, or when it is used up', async () => {
    const { hintsOf } = faulty(
      { ...AFTER, times: 1 },
      { ...AFTER, userId: 'bob' },
      { ...AFTER, operation: 'Get*' },
    )
    await hintsOf('ProcessPayment')
    expect(await hintsOf('ProcessPayment', unpayable)).toEqual([
      `There has never been a session ${OTHER_SESSION}`,
    ])
  })

  it('says nothing when it is another fault that refuses', async () => {
    expect(await faulty(THROTTLED, AFTER).hintsOf('ProcessPayment')).toEqual([])
  })
})

it('says nothing of a request that no operation answers', async () => {
  const { mock } = faulty({ ...THROTTLED, nth: 2 })
  await mock.fetch(new Request('https://localhost/payments/xyz'))
  expect(mock.journal.entries()[0]?.hints).toEqual([])
})

it('does not hide from a call that is refused for its user', async () => {
  const { mock } = faulty({ ...THROTTLED, userId: 'alice' }, THROTTLED)
  const input = VALID_INPUTS.GetPaymentSession
  await call(mock, 'GetPaymentSession', input, { userId: null })
  expect(mock.journal.entries()[0]?.hints).toEqual([
    'fault-2 hits valid calls only, and this one was not valid',
  ])
})

import { describe, expect, it } from 'vitest'
import { assembleMock } from '../../src/entries/assemble.ts'
import { MockError } from '../../src/errors.ts'
import { resolvePolicy, type Policy } from '../../src/policy/policy.ts'

const DEFAULTS: Policy = {
  userId: 'required',
  expiredSessions: 'not-found',
  unknownManagers: 'reject',
  unknownMembers: 'warn',
  walletBalance: 'ignore',
  delegation: 'granted',
  jwt: 'verify',
  marketplaceSubscription: 'active',
  mpp: 'enabled',
  providerSecrets: 'warn',
  otherOperations: 'pass',
  maxManagers: 5,
  proofs: { validAfterAheadSeconds: 0 },
  rolePropagation: 'immediate',
  transitions: {
    paymentManager: 'immediate',
    paymentConnector: 'immediate',
    paymentInstrument: 'immediate',
  },
}

const OTHERS: Policy = {
  userId: 'optional',
  expiredSessions: 'visible',
  unknownManagers: 'accept',
  unknownMembers: 'reject',
  walletBalance: 'enforce',
  delegation: 'pending',
  jwt: 'decode-only',
  marketplaceSubscription: 'missing',
  mpp: 'disabled',
  providerSecrets: 'check',
  otherOperations: 'refuse',
  maxManagers: 0,
  proofs: { validAfterAheadSeconds: 3 },
  rolePropagation: { after: { seconds: 10 } },
  transitions: {
    paymentManager: 'manual',
    paymentConnector: { after: { seconds: 0 } },
    paymentInstrument: { afterReads: 1 },
  },
}

describe('a policy', () => {
  it('has the documented defaults', () => {
    expect(resolvePolicy()).toEqual(DEFAULTS)
    expect(resolvePolicy({})).toEqual(DEFAULTS)
    expect(assembleMock().policy).toEqual(DEFAULTS)
  })

  it('takes every choice, one by one and all at once', () => {
    for (const [name, value] of Object.entries(OTHERS)) {
      expect(resolvePolicy({ [name]: value })).toEqual({
        ...DEFAULTS,
        [name]: value,
      })
    }
    expect(resolvePolicy(OTHERS)).toEqual(OTHERS)
  })

  it.each<[policy: object, message: string]>([
    [
      { users: 'optional' },
      'Unknown policy "users". Allowed: userId, expiredSessions, unknownManagers, unknownMembers, walletBalance, delegation, jwt, marketplaceSubscription, mpp, providerSecrets, otherOperations, maxManagers, rolePropagation, transitions, proofs',
    ],
    [
      { userId: 'none' },
      'Policy "userId" cannot be "none". Allowed: required, optional',
    ],
    [
      { delegation: true },
      'Policy "delegation" cannot be true. Allowed: granted, pending',
    ],
    [
      { walletBalance: undefined },
      'Policy "walletBalance" cannot be undefined. Allowed: ignore, enforce',
    ],
    [
      { maxManagers: -1 },
      'Policy "maxManagers" cannot be -1. Allowed: a whole number of 0 or more',
    ],
    [
      { proofs: { validAfterAheadSeconds: -1 } },
      'Policy "proofs" cannot be {"validAfterAheadSeconds":-1}. Allowed: { validAfterAheadSeconds: <whole number from 0 to 3600> }',
    ],
    [
      { proofs: { validAfterAheadSeconds: 1, ahead: 2 } },
      'Policy "proofs" cannot be {"validAfterAheadSeconds":1,"ahead":2}. Allowed: { validAfterAheadSeconds: <whole number from 0 to 3600> }',
    ],
    [
      { maxManagers: '5' },
      'Policy "maxManagers" cannot be "5". Allowed: a whole number of 0 or more',
    ],
    ...['manual', null, { afterReads: 1 }, { after: 5 }, {}].map(
      (rolePropagation): [object, string] => [
        { rolePropagation },
        `Policy "rolePropagation" cannot be ${JSON.stringify(rolePropagation)}. Allowed: "immediate", { after: <duration> }`,
      ],
    ),
    [
      { rolePropagation: { after: { seconds: -1 } } },
      'Policy "rolePropagation" cannot be {"after":{"seconds":-1}}. "seconds" of a duration must be a number of 0 or more. Received: -1. Allowed: "immediate", { after: <duration> }',
    ],
    [
      { transitions: 'manual' },
      'Policy "transitions" cannot be "manual". Allowed: an object with paymentManager, paymentConnector, paymentInstrument',
    ],
    [
      { transitions: { paymentSession: 'manual' } },
      'Policy "transitions" has no "paymentSession". Allowed: paymentManager, paymentConnector, paymentInstrument',
    ],
    ...[
      'later',
      null,
      {},
      { afterReads: 0 },
      { afterReads: 1.5 },
      { after: 5 },
      { afterReads: 1, after: { seconds: 1 } },
    ].map((timing): [object, string] => [
      { transitions: { paymentManager: timing } },
      `Policy "transitions.paymentManager" cannot be ${JSON.stringify(timing)}. Allowed: "immediate", "manual", { after: <duration> }, { afterReads: <whole number from 1> }`,
    ]),
    [
      { transitions: { paymentManager: { after: { weeks: 1 } } } },
      'Policy "transitions.paymentManager" cannot be {"after":{"weeks":1}}. Unknown unit "weeks" in a duration. Allowed: days, hours, minutes, seconds, milliseconds. Allowed: "immediate", "manual", { after: <duration> }, { afterReads: <whole number from 1> }',
    ],
  ])('refuses %j', (policy, message) => {
    const bad = policy as Partial<Policy>
    expect(() => resolvePolicy(bad)).toThrow(new MockError(message))
    expect(() => assembleMock({ policy: bad })).toThrow(new MockError(message))
  })

  it.each(['constructor', 'toString', '__proto__'])(
    'refuses the name %s as any other that it does not know',
    (name) => {
      const policy = JSON.parse(`{"${name}":"x"}`) as Partial<Policy>
      expect(() => resolvePolicy(policy)).toThrow(MockError)
    },
  )
})

describe('a policy that is changed', () => {
  it('is in force from then on; of transitions, only the kinds that are named', () => {
    const mock = assembleMock({
      policy: { transitions: { paymentManager: 'manual' } },
    })
    mock.setPolicy({
      delegation: 'pending',
      transitions: { paymentConnector: 'manual' },
    })
    expect(mock.policy).toEqual({
      ...DEFAULTS,
      delegation: 'pending',
      transitions: {
        ...DEFAULTS.transitions,
        paymentManager: 'manual',
        paymentConnector: 'manual',
      },
    })
  })

  it('is the one that the mock was made with after a reset', () => {
    const mock = assembleMock({ policy: { maxManagers: 1 } })
    mock.setPolicy({ maxManagers: 3, userId: 'optional' })
    mock.reset()
    expect(mock.policy).toEqual({ ...DEFAULTS, maxManagers: 1 })
  })

  it('is refused whole', () => {
    const mock = assembleMock()
    const bad = { delegation: 'pending', maxManagers: -1 } as const
    expect(() => mock.setPolicy(bad)).toThrow(MockError)
    expect(mock.policy).toEqual(DEFAULTS)
  })

  it('is that of a scenario, too, where the mock was not told otherwise', () => {
    const scenario = {
      name: 'slow',
      description: 'Managers take a minute',
      policy: {
        maxManagers: 2,
        transitions: { paymentManager: { after: { minutes: 1 } } },
      },
    } as const
    const mock = assembleMock({ scenario, policy: { maxManagers: 4 } })
    expect(mock.policy).toEqual({
      ...DEFAULTS,
      maxManagers: 4,
      transitions: {
        ...DEFAULTS.transitions,
        paymentManager: { after: { minutes: 1 } },
      },
    })
    const bad = { ...scenario, policy: { transitions: { paymentManager: 1 } } }
    expect(() => mock.reset(bad as never)).toThrow(
      'policy.transitions.paymentManager: Invalid timing: Expected "immediate"',
    )
  })
})

import { describe, expect, it } from 'vitest'
import { assembleMock } from '../../src/entries/assemble.ts'
import { MockError } from '../../src/errors.ts'
import { resolvePolicy, type Policy } from '../../src/policy.ts'

const DEFAULTS: Policy = {
  userId: 'required',
  expiredSessions: 'not-found',
  unknownManagers: 'reject',
  unknownMembers: 'warn',
  walletBalance: 'ignore',
  delegation: 'granted',
  otherOperations: 'pass',
}

const OTHERS: Policy = {
  userId: 'optional',
  expiredSessions: 'visible',
  unknownManagers: 'accept',
  unknownMembers: 'reject',
  walletBalance: 'enforce',
  delegation: 'pending',
  otherOperations: 'refuse',
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

  it.each([
    [
      { users: 'optional' },
      'Unknown policy "users". Allowed: userId, expiredSessions, unknownManagers, unknownMembers, walletBalance, delegation, otherOperations',
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

import { describe, expect, it } from 'vitest'
import {
  createPaymentsMock,
  MockError,
  type Scenario,
} from '../../src/entries/index.ts'
import { issuer, JWT_MANAGER, jwtAccount } from '../support/jwt-account.ts'

const of = (manager: object): Scenario => ({
  name: 'more',
  description: 'A manager',
  paymentManagers: [
    {
      paymentManagerArn:
        'arn:aws:bedrock-agentcore:us-east-1:123456789012:payment-manager/more-a1b2c3d4e5',
      ...manager,
    },
  ],
})

describe('a manager of a scenario', () => {
  it('can authorize by JWT, also when it was restored elsewhere', () => {
    const mock = createPaymentsMock({
      scenario: jwtAccount({ allowedAudience: ['shop'] }),
      now: '2026-01-01T00:00:00Z',
    })
    const other = createPaymentsMock()
    other.restore(JSON.parse(JSON.stringify(mock.snapshot())))
    const where = {
      paymentManagerArn: { equals: JWT_MANAGER.paymentManagerArn },
    }
    expect(other.db.paymentManager.findFirst({ where })).toMatchObject({
      authorizerType: 'CUSTOM_JWT',
      authorizerConfiguration: {
        customJWTAuthorizer: {
          discoveryUrl: issuer.discoveryUrl,
          allowedAudience: ['shop'],
        },
      },
    })
    expect(other.snapshot().rows).toEqual(mock.snapshot().rows)
  })

  it.each([
    [
      { authorizerType: 'CUSTOM_JWT' },
      /paymentManagers\.0: authorizerType CUSTOM_JWT needs an authorizerConfiguration/,
    ],
    [
      {
        authorizerConfiguration: {
          customJWTAuthorizer: { discoveryUrl: issuer.discoveryUrl },
        },
      },
      /paymentManagers\.0: authorizerConfiguration needs authorizerType: "CUSTOM_JWT"/,
    ],
    [
      {
        authorizerType: 'CUSTOM_JWT',
        authorizerConfiguration: {
          customJWTAuthorizer: { discoveryUrl: 'https://a.example' },
        },
      },
      /paymentManagers\.0\.authorizerConfiguration\.customJWTAuthorizer\.discoveryUrl: Invalid URL: .* received "https:\/\/a\.example"/,
    ],
  ])('cannot be %j', (manager, message) => {
    const mock = createPaymentsMock()
    const seed = () => mock.seed(of(manager))
    expect(seed).toThrow(MockError)
    expect(seed).toThrow(message)
    expect(mock.db.paymentManager.count()).toBe(1)
  })
})

import { describe, expect, it } from 'vitest'
import { readyAccount } from '../../fixtures/ready-account.ts'
import { assembleMock } from '../../src/entries/assemble.ts'
import { MockError } from '../../src/errors.ts'
import type { PaymentsMockCore } from '../../src/mock/mock.ts'
import type { MockOptions } from '../../src/mock/mock-options.ts'
import { VALID_INPUTS } from '../support/valid-inputs.ts'
import { call } from '../support/call-operation.ts'
import { control } from '../support/control-call.ts'

const { paymentInstrumentId, paymentConnectorId, privyPaymentConnectorId } =
  readyAccount.ids
const NO_GRANT =
  'Delegated signing grant is not active for the end user wallet. Please redirect end user to the WalletHub to grant the permissions.'
const NOT_ENABLED =
  'Delegated signing is not enabled for your Coinbase project. Please enable delegated signing in your Coinbase project policies.'

const mockWith = (options: MockOptions = {}) =>
  assembleMock({ now: '2026-01-01T00:00:00Z', ...options })

/** `PROOF_GENERATED`, or why there is none. */
async function pay(mock: PaymentsMockCore): Promise<unknown> {
  const { body } = await call(mock, 'ProcessPayment', {
    ...VALID_INPUTS.ProcessPayment,
    clientToken: undefined,
  })
  return body['status'] ?? body['message']
}

describe('consent to pay with a wallet', () => {
  it('is asked for one by one when the policy has it pending', async () => {
    const mock = mockWith({ policy: { delegation: 'pending' } })
    expect(await pay(mock)).toBe(NO_GRANT)
    mock.consent.grant(readyAccount.ids.solanaPaymentInstrumentId)
    expect(await pay(mock)).toBe(NO_GRANT)
    mock.consent.grant(paymentInstrumentId)
    expect(await pay(mock)).toBe('PROOF_GENERATED')
  })

  it.each(['deny', 'lapse'] as const)(
    'is no longer there after %s, also when the policy grants it',
    async (answer) => {
      const mock = mockWith()
      mock.consent[answer](paymentInstrumentId)
      expect(await pay(mock)).toBe(NO_GRANT)
      const { spentAmount } = mock.db.paymentSession.getAll()[0] ?? {}
      expect(spentAmount).toBe('0')
      mock.consent.grant(paymentInstrumentId)
      expect(await pay(mock)).toBe('PROOF_GENERATED')
    },
  )

  it("needs the developer's too", async () => {
    const mock = mockWith()
    mock.consent.deny(paymentConnectorId)
    expect(await pay(mock)).toBe(NOT_ENABLED)
    mock.consent.grant(paymentConnectorId)
    expect(await pay(mock)).toBe('PROOF_GENERATED')
  })

  it('is kept in a snapshot, and tells listeners of what it wrote', async () => {
    const mock = mockWith()
    const heard: unknown[] = []
    mock.events.subscribe((event) => heard.push(event))
    mock.consent.deny(paymentInstrumentId)
    expect(heard).toEqual([
      {
        type: 'change',
        at: '2026-01-01T00:00:00.000Z',
        change: {
          table: 'paymentInstrument',
          key: paymentInstrumentId,
          type: 'updated',
        },
      },
    ])
    const other = assembleMock()
    other.restore(mock.snapshot())
    expect(await pay(other)).toBe(NO_GRANT)
  })

  it.each(['grant', 'deny', 'lapse'] as const)(
    'cannot be decided of nothing: %s',
    async (answer) => {
      const mock = mockWith()
      expect(() => mock.consent[answer]('nothing')).toThrow(
        new MockError(
          'There is no wallet or connector "nothing" to consent to.',
        ),
      )
      await call(
        mock,
        'DeletePaymentInstrument',
        VALID_INPUTS.DeletePaymentInstrument,
      )
      expect(() => mock.consent[answer](paymentInstrumentId)).toThrow(
        new MockError(
          `Wallet "${paymentInstrumentId}" was deleted, so its consent cannot change.`,
        ),
      )
    },
  )
})

describe('consent to a connector that is created quickly', () => {
  const create = async (mock: PaymentsMockCore): Promise<string> => {
    const { body } = await control(
      mock,
      'POST',
      'managers/ready-a1b2c3d4e5/connectors',
      {
        name: 'Quick',
        type: 'CoinbaseCDP',
        provisionMode: 'QUICK_CREATE',
        credentialProviderConfigurations: [],
      },
    )
    return String(body['paymentConnectorId'])
  }
  const statusOf = (mock: PaymentsMockCore, id: string) =>
    mock.db.paymentConnector.findFirst({
      where: { paymentConnectorId: { equals: id } },
    })?.status

  it('lets it be provisioned, which takes the time that the policy says', async () => {
    const mock = mockWith({
      policy: { transitions: { paymentConnector: { after: { minutes: 1 } } } },
    })
    const id = await create(mock)
    const heard: string[] = []
    mock.events.subscribe((event) => {
      if (event.type !== 'transition') return
      const { transition } = event
      if (transition.type === 'status-changed') heard.push(transition.to)
    })
    mock.consent.grant(id)
    expect(statusOf(mock, id)).toBe('PROVISIONING')
    // what would have lapsed does not any more
    mock.clock.advanceBy({ minutes: 15 })
    expect(statusOf(mock, id)).toBe('READY')
    expect(heard).toEqual(['PROVISIONING', 'READY'])
  })

  it('lets the service keep the secrets of a provider of its own', async () => {
    const mock = mockWith()
    const id = await create(mock)
    mock.consent.grant(id)

    const provider = mock.db.paymentCredentialProvider.findFirst({
      where: { name: { equals: id } },
    })
    const { apiKeySecretArn, walletSecretArn } =
      provider?.providerConfigurationOutput.coinbaseCdpConfiguration ?? {}
    const folder = `:secret:bedrock-agentcore-identity!default/payment/coinbasecdp/${id}-[0-9a-f]{8}`
    expect(apiKeySecretArn?.secretArn).toMatch(
      new RegExp(`${folder}/apikey-[0-9A-Za-z]{6}$`),
    )
    expect(walletSecretArn?.secretArn).toMatch(
      new RegExp(`${folder}/wallet-[0-9A-Za-z]{6}$`),
    )
  })

  it('comes too late when a clock that runs has let it lapse', async () => {
    const mock = mockWith()
    const id = await create(mock)
    const end = mock.clock.now().getTime() + 600_000
    mock.clock.setScale(1_000_000)
    mock.clock.resume()
    // less than a millisecond, in which nobody looks
    while (mock.clock.now().getTime() < end) await Promise.resolve()
    expect(() => mock.consent.grant(id)).toThrow('AUTHENTICATION_EXPIRED')
    expect(statusOf(mock, id)).toBe('AUTHENTICATION_EXPIRED')
  })

  it.each([
    ['deny', 'AUTHENTICATION_FAILED'],
    ['lapse', 'AUTHENTICATION_EXPIRED'],
  ] as const)('ends it after %s', async (answer, status) => {
    const mock = mockWith()
    const id = await create(mock)
    mock.consent[answer](id)
    expect(statusOf(mock, id)).toBe(status)
    expect(() => mock.consent.grant(id)).toThrow(MockError)
    expect(mock.transitions.list()).toEqual([])
    mock.checkInvariants()
  })

  it('can be decided as a transition as well', async () => {
    const mock = mockWith()
    const id = await create(mock)
    expect(mock.transitions.fail(id).to).toBe('AUTHENTICATION_FAILED')
    const other = mockWith()
    const lapsing = await create(other)
    expect(other.transitions.complete(lapsing).to).toBe(
      'AUTHENTICATION_EXPIRED',
    )
  })

  it.each([
    ['lapse', paymentConnectorId, 'CoinbaseCDP', 'lapsed'],
    ['deny', privyPaymentConnectorId, 'StripePrivy', 'denied'],
  ] as const)('cannot be decided so: %s %s', (answer, id, type, word) => {
    expect(() => mockWith().consent[answer](id)).toThrow(
      new MockError(
        `Payment connector "${id}" (${type}, READY) has no consent that could be ${word}. Allowed: a connector in PENDING_AUTHENTICATION, or "grant" and "deny" of a CoinbaseCDP connector that is READY`,
      ),
    )
  })
})

describe('the Marketplace subscription', () => {
  it.each([
    'CreatePaymentSession',
    'CreatePaymentInstrument',
    'ProcessPayment',
  ] as const)('is asked for by %s when it is missing', async (operation) => {
    const mock = mockWith()
    mock.setPolicy({ marketplaceSubscription: 'missing' })
    const refused = await call(mock, operation, VALID_INPUTS[operation])
    expect(refused).toMatchObject({
      status: 403,
      errorType: 'SubscriptionRequiredException',
      body: { productName: 'Coinbase Wallets for AgentCore Payments' },
    })
    mock.setPolicy({ marketplaceSubscription: 'active' })
    const { status } = await call(mock, operation, VALID_INPUTS[operation])
    expect(status).toBeLessThan(300)
  })

  it('is not asked for to look', async () => {
    const mock = mockWith({ policy: { marketplaceSubscription: 'missing' } })
    const { status } = await call(
      mock,
      'GetPaymentInstrument',
      VALID_INPUTS.GetPaymentInstrument,
    )
    expect(status).toBe(200)
  })
})

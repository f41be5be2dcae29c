import fc from 'fast-check'
import { expect } from 'vitest'
import { readyAccount } from '../../fixtures/ready-account.ts'
import type { PaymentsMockCore } from '../../src/mock/mock.ts'
import { VALID_INPUTS } from './valid-inputs.ts'
import { call, type Answer, type OperationName } from './call-operation.ts'

/** Whatever has an id so far, by kind; also what is gone by now. */
export interface Known {
  managers: { id: string; arn: string }[]
  connectors: { manager: string; arn: string; id: string }[]
  instruments: { id: string; arn: string; connector: string }[]
  sessions: { id: string; arn: string }[]
  providers: string[]
  privyProviders: string[]
}

const pick = <Item>(items: readonly Item[], index: number) =>
  items[index % items.length] as Item

/** What one may do, with the things so far; the number picks among them. */
export const ACCOUNT_ACTIONS: Record<
  string,
  (
    mock: PaymentsMockCore,
    known: Known,
    index: number,
  ) => Promise<unknown> | unknown
> = {
  async createManager(mock, known, index) {
    const { body } = await ask(mock, 'CreatePaymentManager', {
      ...(index % 2 === 0
        ? {
            authorizerType: 'AWS_IAM',
            roleArn: 'arn:aws:iam::123456789012:role/AgentCorePayments',
          }
        : VALID_INPUTS.CreatePaymentManager),
      name: `Shop${index}`,
    })
    const { paymentManagerId, paymentManagerArn } = body
    if (paymentManagerId === undefined) return
    known.managers.push({
      id: String(paymentManagerId),
      arn: String(paymentManagerArn),
    })
  },
  updateManager: (mock, { managers }, index) =>
    ask(mock, 'UpdatePaymentManager', {
      paymentManagerId: pick(managers, index).id,
      description: 'Shop',
    }),
  deleteManager: (mock, { managers }, index) =>
    ask(mock, 'DeletePaymentManager', {
      paymentManagerId: pick(managers, index).id,
    }),
  async createProvider(mock, known, index) {
    const name = `provider-${index}`
    await ask(mock, 'CreatePaymentCredentialProvider', {
      ...VALID_INPUTS.CreatePaymentCredentialProvider,
      name,
    })
    known.providers.push(name)
  },
  updateProvider: (mock, { providers }, index) =>
    ask(mock, 'UpdatePaymentCredentialProvider', {
      ...VALID_INPUTS.UpdatePaymentCredentialProvider,
      name: pick(providers, index),
    }),
  async createPrivyProvider(mock, known, index) {
    const name = `privy-${index}`
    await ask(mock, 'CreatePaymentCredentialProvider', {
      name,
      credentialProviderVendor: 'StripePrivy',
      providerConfigurationInput: {
        stripePrivyConfiguration: {
          appId: 'app',
          appSecret: 'secret',
          authorizationPrivateKey: 'key',
          authorizationId: 'authorization',
        },
      },
    })
    known.privyProviders.push(name)
  },
  deleteProvider: (mock, { providers }, index) =>
    ask(mock, 'DeletePaymentCredentialProvider', {
      name: pick(providers, index),
    }),
  async createConnector(mock, known, index) {
    const { id, arn } = pick(known.managers, index)
    const quick = index % 3 === 0
    const provider = pick(known.providers, index)
    const { body } = await ask(mock, 'CreatePaymentConnector', {
      paymentManagerId: id,
      name: `C${index}`,
      type: 'CoinbaseCDP',
      provisionMode: quick ? 'QUICK_CREATE' : 'MANUAL',
      credentialProviderConfigurations: quick
        ? []
        : [
            {
              coinbaseCDP: {
                credentialProviderArn: providerArn(provider, index),
              },
            },
          ],
    })
    if (body['paymentConnectorId'] === undefined) return
    const connector = String(body['paymentConnectorId'])
    known.connectors.push({ manager: id, arn, id: connector })
    if (quick) known.providers.push(connector)
  },
  updateConnector(mock, { connectors, providers, privyProviders }, index) {
    const { manager, id } = pick(connectors, index >> 1)
    const isPrivy = index % 2 === 0
    const credentialProviderArn = providerArn(
      pick(isPrivy ? privyProviders : providers, index),
      index >> 1,
    )
    return ask(mock, 'UpdatePaymentConnector', {
      paymentManagerId: manager,
      paymentConnectorId: id,
      description: 'Wallets',
      type: isPrivy ? 'StripePrivy' : 'CoinbaseCDP',
      credentialProviderConfigurations: [
        isPrivy
          ? { stripePrivy: { credentialProviderArn } }
          : { coinbaseCDP: { credentialProviderArn } },
      ],
    })
  },
  rotate(mock, { connectors }, index) {
    const { manager, id } = pick(connectors, index)
    return ask(mock, 'RotatePaymentConnectorCredentials', {
      ...VALID_INPUTS.RotatePaymentConnectorCredentials,
      paymentManagerId: manager,
      paymentConnectorId: id,
    })
  },
  consent(mock, { connectors, instruments }, index) {
    const asked = [...connectors, ...instruments]
    const answers = ['grant', 'deny', 'lapse'] as const
    try {
      mock.consent[pick(answers, index)](pick(asked, index >> 1).id)
    } catch {
      // there may be nothing to consent to
    }
  },
  deleteConnector(mock, { connectors }, index) {
    const { manager, id } = pick(connectors, index)
    return ask(mock, 'DeletePaymentConnector', {
      paymentManagerId: manager,
      paymentConnectorId: id,
    })
  },
  async createInstrument(mock, known, index) {
    const { arn, id } = pick(known.connectors, index)
    const { body } = await ask(mock, 'CreatePaymentInstrument', {
      ...VALID_INPUTS.CreatePaymentInstrument,
      paymentManagerArn: arn,
      paymentConnectorId: id,
    })
    const made = body['paymentInstrument'] as
      { paymentInstrumentId: string } | undefined
    if (made === undefined) return
    known.instruments.push({
      id: made.paymentInstrumentId,
      arn,
      connector: id,
    })
  },
  deleteInstrument(mock, { instruments }, index) {
    const { id, arn, connector } = pick(instruments, index)
    return ask(mock, 'DeletePaymentInstrument', {
      paymentManagerArn: arn,
      paymentConnectorId: connector,
      paymentInstrumentId: id,
    })
  },
  async createSession(mock, known, index) {
    const { arn } = pick(known.managers, index)
    const { body } = await ask(mock, 'CreatePaymentSession', {
      paymentManagerArn: arn,
      expiryTimeInMinutes: 15,
    })
    const made = body['paymentSession'] as
      { paymentSessionId: string } | undefined
    if (made) known.sessions.push({ id: made.paymentSessionId, arn })
  },
  pay(mock, { sessions, instruments }, index) {
    const { id, arn } = pick(sessions, index)
    return ask(mock, 'ProcessPayment', {
      ...VALID_INPUTS.ProcessPayment,
      paymentManagerArn: arn,
      paymentSessionId: id,
      paymentInstrumentId: pick(instruments, index >> 2).id,
    })
  },
  block(mock, { instruments }, index) {
    const { id } = pick(instruments, index)
    try {
      mock.wallets.block(id)
    } catch {
      // there may be no such wallet any more
    }
  },
  decide(mock, _, index) {
    const pending = mock.transitions.list()
    if (pending.length === 0) return
    const { key } = pick(pending, index)
    if (index % 2 === 0) mock.transitions.complete(key)
    else mock.transitions.fail(key)
  },
  advance: (mock, _, index) => mock.clock.advanceBy({ seconds: index * 20 }),
  advanceToNext: (mock) => mock.clock.advanceToNext(),
  restore: (mock) => mock.restore(mock.snapshot()),
}

/** The ARN of a provider, under either name of the service. */
const providerArn = (name: string, index: number) =>
  `arn:aws:${pick(['bedrock-agentcore', 'acps'], index)}:us-east-1:123456789012:token-vault/default/paymentcredentialprovider/${name}`

/** What the ready account has for them. */
export function knownAtFirst(): Known {
  const arn = readyAccount.ids.paymentManagerArn
  const ready = { manager: 'ready-a1b2c3d4e5', arn }
  return {
    managers: [{ id: ready.manager, arn }],
    connectors: [
      { ...ready, id: readyAccount.ids.paymentConnectorId },
      { ...ready, id: readyAccount.ids.privyPaymentConnectorId },
    ],
    instruments: [
      {
        arn,
        connector: readyAccount.ids.paymentConnectorId,
        id: readyAccount.ids.paymentInstrumentId,
      },
    ],
    sessions: [{ arn, id: readyAccount.ids.paymentSessionId }],
    providers: [readyAccount.ids.coinbaseCredentialProviderName],
    privyProviders: [readyAccount.ids.privyCredentialProviderName],
  }
}

async function ask(
  mock: PaymentsMockCore,
  operation: OperationName,
  input: object,
): Promise<Answer> {
  const answer = await call(mock, operation, {
    ...input,
    clientToken: undefined,
  })
  expect(mock.journal.entries().at(-1)?.bug).toBeUndefined()
  return answer
}

/** Many of those, in any order. */
export const accountSteps = fc.array(
  fc.tuple(
    fc.constantFrom(...Object.keys(ACCOUNT_ACTIONS)),
    fc.nat({ max: 12 }),
    // some at the same time as the next one
    fc.boolean(),
  ),
  { minLength: 20, maxLength: 80 },
)

/** When statuses may move on. */
export const timing = fc.constantFrom(
  'immediate' as const,
  'manual' as const,
  { after: { seconds: 30 } },
  { afterReads: 1 },
)

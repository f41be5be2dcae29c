import { BedrockAgentCoreControl } from '@aws-sdk/client-bedrock-agentcore-control'
import { describe, expect, it } from 'vitest'
import { createRequestHandler } from '../../src/entries/aws-sdk.ts'
import { readyAccount } from '../../src/entries/fixtures.ts'
import type { PaymentsMockCore } from '../../src/entries/index.ts'
import { startModel, type Way } from '../support/start-model.ts'

const { paymentManagerArn, paymentInstrumentId, paymentSessionId } =
  readyAccount.ids
const paymentManagerId = paymentManagerArn.split('/')[1] ?? ''

function controlOf(mock: PaymentsMockCore): BedrockAgentCoreControl {
  return new BedrockAgentCoreControl({
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestHandler: createRequestHandler(mock),
  })
}

const SHOP = {
  name: 'Shop',
  authorizerType: 'AWS_IAM',
  roleArn: 'arn:aws:iam::123456789012:role/Payments',
} as const

describe.each<Way>(['in process', 'over HTTP'])('a model %s', (way) => {
  it('follows a status from where it began to where it leads', async () => {
    const { mock, model, until } = await startModel(way)
    mock.setPolicy({ transitions: { paymentManager: 'manual' } })
    const { paymentManagerArn: key } =
      await controlOf(mock).createPaymentManager(SHOP)
    await until(({ transitions }) =>
      expect(transitions).toMatchObject([
        { table: 'paymentManager', key, from: 'CREATING', to: 'READY' },
      ]),
    )

    await model.source.controller.transitions.complete(key ?? '')
    await until(({ transitions, tables }) => {
      expect(transitions).toEqual([])
      expect(tables.paymentManager.map(({ status }) => status)).toEqual([
        'READY',
        'READY',
      ])
    })
  })

  it('counts the reads that a status waits for', async () => {
    const { mock, until } = await startModel(way)
    mock.setPolicy({ transitions: { paymentManager: { afterReads: 3 } } })
    const control = controlOf(mock)
    const created = await control.createPaymentManager(SHOP)
    const readsLeft = (left: number) =>
      until(({ transitions }) =>
        expect(transitions).toMatchObject([{ readsLeft: left }]),
      )
    await readsLeft(3)
    await control.getPaymentManager({
      paymentManagerId: created.paymentManagerId,
    })
    await readsLeft(2)
  })

  it('sees what comes with a connector, and what goes with a manager', async () => {
    const { mock, model, until } = await startModel(way)
    const control = controlOf(mock)
    const { paymentConnectorId = '' } = await control.createPaymentConnector({
      paymentManagerId,
      name: 'quick',
      type: 'CoinbaseCDP',
      provisionMode: 'QUICK_CREATE',
      credentialProviderConfigurations: [],
    })
    const { consent, transitions } = model.source.controller
    await consent.grant(paymentConnectorId)
    await until(({ tables }) =>
      expect(
        tables.paymentCredentialProvider.map(({ name }) => name),
      ).toContain(paymentConnectorId),
    )

    mock.reset({
      name: 'alone',
      description: 'A manager on its way out, and a session of it',
      paymentManagers: [{ paymentManagerArn, status: 'DELETING' }],
      paymentSessions: [
        {
          paymentManagerArn,
          paymentSessionId,
          userId: 'alice',
          expiryTimeInMinutes: 15,
        },
      ],
    })
    await until(({ tables }) => expect(tables.paymentSession).toHaveLength(1))
    await transitions.complete(paymentManagerArn)
    await until(({ tables }) => {
      expect(tables.paymentManager).toEqual([])
      expect(tables.paymentSession).toEqual([])
    })
  })

  it('sees what becomes of a wallet', async () => {
    const { model, until } = await startModel(way)
    const { consent, wallets } = model.source.controller
    await wallets.block(paymentInstrumentId, 'Fraud')
    await consent.deny(paymentInstrumentId)
    await until(({ tables }) =>
      expect(tables.paymentInstrument).toContainEqual(
        expect.objectContaining({
          paymentInstrumentId,
          status: 'BLOCKED',
          statusReason: 'Fraud',
          grant: 'denied',
        }),
      ),
    )
  })

  it('knows the policy, as it is when it is read and after a reset', async () => {
    const { mock, model, until } = await startModel(way)
    expect(model.state.policy).toEqual(mock.policy)
    const { controller } = model.source
    await controller.setPolicy({ maxManagers: 1 })
    await model.readPolicy()
    expect(model.state.policy?.maxManagers).toBe(1)
    mock.reset()
    await until(({ policy }) => expect(policy?.maxManagers).toBe(5))
  })
})

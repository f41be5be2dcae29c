import {
  AccessDeniedException,
  ThrottlingException,
  ValidationException,
} from '@aws-sdk/client-bedrock-agentcore'
import * as control from '@aws-sdk/client-bedrock-agentcore-control'
import { describe, expect, it } from 'vitest'
import { availableAmount } from '../support/available-amount.ts'
import { connectorInput, managerInput } from '../support/control-inputs.ts'
import { describeEveryTarget } from '../support/describe-targets.ts'
import {
  createSession,
  INSTRUMENT_OWNER,
  instrumentInput,
  OWNER,
  paymentInput,
  sessionInput,
} from '../support/ready-inputs.ts'
import { expectRefusal } from '../support/refusal.ts'
import { retryingClient } from '../support/retrying-client.ts'
import { UNKNOWN_SESSION_ID } from '../support/unknown-ids.ts'

describeEveryTarget('a fault that is an exception', (target) => {
  it('throttles twice, and the SDK pays at its third attempt', async () => {
    const { client, mock } = await target.start()
    mock.faults.inject({
      operation: 'ProcessPayment',
      error: 'ThrottlingException',
      times: 2,
    })

    const output = await retryingClient(client).processPayment(paymentInput())

    expect(output.$metadata.attempts).toBe(3)
    expect(mock.journal.entries().map(({ statusCode }) => statusCode)).toEqual([
      429, 429, 200,
    ])
    expect(mock.db.payment.count()).toBe(1)
  })

  it('is the exception of the SDK, with the documented text or the given one', async () => {
    const { client, mock } = await target.start()
    mock.faults.inject({ error: 'ThrottlingException', times: 1 })
    mock.faults.inject({
      error: 'AccessDeniedException',
      message: 'Not today',
      times: 1,
    })

    const throttled = await client
      .processPayment(paymentInput())
      .catch((error: unknown) => error)
    expect(throttled).toBeInstanceOf(ThrottlingException)
    expect(throttled).toMatchObject({
      message: 'Rate exceeded',
      $metadata: { httpStatusCode: 429 },
    })
    await expectRefusal(
      client.processPayment(paymentInput()),
      AccessDeniedException,
      'Not today',
    )
  })

  it('after the commit is tried again by the SDK, and one payment is made', async () => {
    const { client, mock } = await target.start()
    const paymentSessionId = await createSession(client)
    mock.faults.inject({
      operation: 'ProcessPayment',
      error: 'InternalServerException',
      when: 'after-commit',
      times: 1,
    })

    const output = await retryingClient(client).processPayment(
      paymentInput({}, { paymentSessionId }),
    )

    expect(output.$metadata.attempts).toBe(2)
    expect(await availableAmount(client, paymentSessionId)).toBe('0.9')
    expect(mock.db.payment.count()).toBe(1)
  })

  it('leaves a call that is refused anyway alone after the commit', async () => {
    const { client, mock } = await target.start()
    mock.faults.inject({
      operation: 'ProcessPayment',
      reply: 'connection-reset',
      when: 'after-commit',
    })

    await expectRefusal(
      client.processPayment(
        paymentInput({}, { paymentSessionId: UNKNOWN_SESSION_ID }),
      ),
      ValidationException,
      `Payment session not found: ${UNKNOWN_SESSION_ID}`,
    )
    expect(mock.faults.list()).toMatchObject([{ matched: 0, fired: 0 }])
    expect(mock.journal.entries()[0]?.faults).toEqual([])
  })
})

describeEveryTarget('a fault that gives no text', (target) => {
  it('speaks of a wallet as the service does', async () => {
    const { client, mock } = await target.start()
    const create = () => client.createPaymentInstrument(instrumentInput())
    mock.faults.inject({ error: 'AccessDeniedException', times: 1 })
    await expectRefusal(
      create(),
      AccessDeniedException,
      'The payment connector credentials are not authorized for this operation',
    )
    mock.faults.inject({ error: 'InternalServerException', times: 1 })
    await expect(create()).rejects.toThrow(
      'Failed to create payment instrument',
    )
  })

  it('speaks of a payment as the service does', async () => {
    const { client, mock } = await target.start()
    mock.faults.inject({ error: 'AccessDeniedException' })
    await expectRefusal(
      client.processPayment(paymentInput()),
      AccessDeniedException,
      'Failed to obtain resource payment token.',
    )
  })

  it('speaks of a manager as the service does', async () => {
    const { control: manager, mock } = await target.start()
    const create = () => manager.createPaymentManager(managerInput())
    mock.faults.inject({ error: 'ValidationException', times: 1 })
    await expectRefusal(
      create(),
      control.ValidationException,
      'The execution role is missing the required permission',
    )
    mock.faults.inject({ error: 'ServiceQuotaExceededException', times: 1 })
    await expectRefusal(
      create(),
      control.ServiceQuotaExceededException,
      'maxManagers limit exceeded for account 123456789012',
    )
  })

  it('says where the subscription is to be had, as the mock itself does', async () => {
    const { control: manager, mock } = await target.start()
    const refuse = () =>
      expectRefusal(
        manager.createPaymentConnector(connectorInput()),
        control.SubscriptionRequiredException,
        'An active AWS Marketplace subscription is required: Coinbase Wallets for AgentCore Payments',
      )
    mock.faults.inject({ error: 'SubscriptionRequiredException', times: 1 })
    const byFault = await refuse()
    mock.setPolicy({ marketplaceSubscription: 'missing' })
    const byItself = await refuse()
    expect(byFault.subscriptionUrl).toContain('prodview-ia2zd5puqyi7g')
    for (const name of ['subscriptionUrl', 'productName'] as const) {
      expect(byFault[name]).toBe(byItself[name])
    }
  })

  it('says that it was injected where no text is known', async () => {
    const { client, mock } = await target.start()
    mock.faults.inject({ error: 'AccessDeniedException' })
    await expectRefusal(
      client.listPaymentSessions(OWNER),
      AccessDeniedException,
      'AccessDeniedException was injected as a fault',
    )
  })
})

describeEveryTarget('a fault hits only', (target) => {
  it('the operations of its pattern', async () => {
    const { client, mock } = await target.start()
    mock.faults.inject({ operation: 'Get*', error: 'ThrottlingException' })
    const paymentSessionId = await createSession(client)

    await expect(
      client.getPaymentSession({ ...OWNER, paymentSessionId }),
    ).rejects.toThrow(ThrottlingException)
    await client.listPaymentSessions(OWNER)
    await client.processPayment(paymentInput({}, { paymentSessionId }))
    expect(mock.faults.list()).toMatchObject([{ matched: 1, fired: 1 }])
  })

  describe('calls', () => {
    it('of its user', async () => {
      const { client, mock } = await target.start()
      mock.faults.inject({ userId: 'bob', error: 'ThrottlingException' })
      await client.createPaymentSession(sessionInput())
      await expect(
        client.createPaymentSession(sessionInput({ userId: 'bob' })),
      ).rejects.toThrow(ThrottlingException)
    })

    it('of its session', async () => {
      const { client, mock } = await target.start()
      const paymentSessionId = await createSession(client)
      mock.faults.inject({ paymentSessionId, error: 'ThrottlingException' })
      await client.processPayment(paymentInput())
      for (const call of [
        client.processPayment(paymentInput({}, { paymentSessionId })),
        client.getPaymentSession({ ...OWNER, paymentSessionId }),
      ]) {
        await expect(call).rejects.toThrow(ThrottlingException)
      }
    })

    it('of its instrument, and of its manager', async () => {
      const { client, mock } = await target.start()
      const { paymentInstrumentId } = paymentInput()
      const byInstrument = mock.faults.inject({
        paymentInstrumentId: paymentInstrumentId as string,
        error: 'ThrottlingException',
      })
      await client.listPaymentInstruments(INSTRUMENT_OWNER)
      await expect(client.processPayment(paymentInput())).rejects.toThrow(
        ThrottlingException,
      )
      mock.faults.remove(byInstrument.id)
      mock.faults.inject({
        paymentManagerArn: OWNER.paymentManagerArn,
        error: 'ThrottlingException',
      })
      await expect(
        client.listPaymentInstruments(INSTRUMENT_OWNER),
      ).rejects.toThrow(ThrottlingException)
    })
  })
})

import { BedrockAgentCoreClient } from '@aws-sdk/client-bedrock-agentcore'
import { readyAccount } from 'agentcore-payments-mock/fixtures'
import { paymentsTest } from 'agentcore-payments-mock/vitest'
import { describe, expect } from 'vitest'
import { createAgent } from './agent.ts'
import { createMerchant } from './merchant.ts'
import {
  BudgetExhaustedError,
  NotForSaleError,
  SessionOverError,
} from './payment-errors.ts'
import { openSession } from './session.ts'

const { userId, paymentManagerArn, paymentInstrumentId } = readyAccount.ids

// as in production, but for the credentials: nothing in it knows of the mock
const client = new BedrockAgentCoreClient({
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
})

const merchant = () => createMerchant('40000') // 0.04 USD

const session = () =>
  openSession(client, { userId, paymentManagerArn, usd: '0.10', minutes: 15 })

const agentIn = (paymentSessionId: string, fetch: typeof globalThis.fetch) =>
  createAgent(
    client,
    { userId, paymentManagerArn, paymentInstrumentId, paymentSessionId },
    fetch,
  )

describe('an agent that buys', () => {
  paymentsTest('pays what the merchant asks for', async ({ mock }) => {
    const { url, fetch, sales } = merchant()
    const paymentSessionId = await session()

    const response = await agentIn(paymentSessionId, fetch).buy(url)

    expect(await response.text()).toBe('Sunny, 24 degrees')
    expect(sales).toHaveLength(1)
    expect(mock).toHaveSpent(paymentSessionId, '0.04')
    expect(mock).toHaveReceivedOperationWith('ProcessPayment', {
      paymentSessionId,
      paymentInput: { cryptoX402: { payload: { amount: '40000' } } },
    })
  })

  paymentsTest('pays nothing for what is free', async ({ mock }) => {
    const free = async () => new Response('Sunny, 24 degrees')
    const response = await agentIn(await session(), free).buy(
      'https://free.example',
    )

    expect(response.status).toBe(200)
    expect(mock).not.toHaveReceivedOperation('ProcessPayment')
  })

  paymentsTest('pays nobody who does not say how', async ({ mock }) => {
    const silent = async () => new Response(null, { status: 402 })
    await expect(
      agentIn(await session(), silent).buy('https://silent.example'),
    ).rejects.toThrow(NotForSaleError)

    expect(mock).not.toHaveReceivedOperation('ProcessPayment')
  })
})

describe('when a purchase is made again', () => {
  paymentsTest('the merchant sees the same payment', async ({ mock }) => {
    const { url, fetch, sales } = merchant()
    const purchaseId = crypto.randomUUID()
    const paymentSessionId = await session()
    const agent = agentIn(paymentSessionId, fetch)
    await agent.buy(url, purchaseId)

    await expect(agent.buy(url, purchaseId)).rejects.toThrow(NotForSaleError)

    expect(sales).toHaveLength(1)
    expect(mock).toHaveSpent(paymentSessionId, '0.04')
  })
})

describe('when the budget is exhausted', () => {
  paymentsTest('it stops, and takes nothing', async ({ mock }) => {
    const { url, fetch, sales } = merchant()
    const paymentSessionId = await session()
    const agent = agentIn(paymentSessionId, fetch)
    await agent.buy(url)
    await agent.buy(url)

    // 0.02 of 0.10 USD is left
    await expect(agent.buy(url)).rejects.toThrow(BudgetExhaustedError)

    expect(sales).toHaveLength(2)
    expect(mock).toHaveSpent(paymentSessionId, '0.08')
  })
})

describe('when its session expires mid-run', () => {
  paymentsTest('it stops, and opens none by itself', async ({ mock }) => {
    const { url, fetch, sales } = merchant()
    const paymentSessionId = await session()
    const agent = agentIn(paymentSessionId, fetch)
    await agent.buy(url)

    mock.clock.advanceBy({ minutes: 15 })
    expect(mock).toHaveExpired(paymentSessionId)
    await expect(agent.buy(url)).rejects.toThrow(SessionOverError)

    expect(sales).toHaveLength(1)
    expect(mock).toHaveSpent(paymentSessionId, '0.04')
    expect(mock).toHaveReceivedOperation('CreatePaymentSession', 1)
  })

  paymentsTest(
    'the same purchase goes through in the next',
    async ({ mock }) => {
      const { url, fetch, sales } = merchant()
      const purchaseId = crypto.randomUUID()
      const first = await session()
      mock.clock.advanceBy({ minutes: 15 })
      await expect(agentIn(first, fetch).buy(url, purchaseId)).rejects.toThrow(
        SessionOverError,
      )

      const second = await session()
      await agentIn(second, fetch).buy(url, purchaseId)

      expect(sales).toHaveLength(1)
      expect(mock).toHaveSpent(first, '0')
      expect(mock).toHaveSpent(second, '0.04')
    },
  )

  paymentsTest('it notices during a slow payment', async ({ mock }) => {
    const { url, fetch } = merchant()
    const agent = agentIn(await session(), fetch)
    // the service is slow on the mock's clock; this test is not
    mock.faults.inject({
      operation: 'ProcessPayment',
      latency: { minutes: 15 },
    })

    await expect(agent.buy(url)).rejects.toThrow(SessionOverError)
  })
})

describe('when it is throttled', () => {
  paymentsTest('the SDK tries again, and it pays once', async ({ mock }) => {
    const { url, fetch, sales } = merchant()
    const paymentSessionId = await session()
    mock.faults.inject({
      operation: 'ProcessPayment',
      error: 'ThrottlingException',
      times: 1,
    })

    await agentIn(paymentSessionId, fetch).buy(url)

    expect(mock).toHaveReceivedOperation('ProcessPayment', 2)
    expect(sales).toHaveLength(1)
    expect(mock).toHaveSpent(paymentSessionId, '0.04')
  })

  paymentsTest(
    'for good, it gives up and has paid nothing',
    async ({ mock }) => {
      const { url, fetch, sales } = merchant()
      const paymentSessionId = await session()
      mock.faults.inject({
        operation: 'ProcessPayment',
        error: 'ThrottlingException',
      })

      await expect(
        agentIn(paymentSessionId, fetch).buy(url),
      ).rejects.toMatchObject({ name: 'ThrottlingException' })

      expect(sales).toEqual([])
      expect(mock).toHaveSpent(paymentSessionId, '0')
    },
  )
})

describe('when the reply is lost after the payment was made', () => {
  const LOST = {
    operation: 'ProcessPayment',
    reply: 'truncated-body',
    when: 'after-commit',
  } as const

  paymentsTest('the SDK asks again, and it pays once', async ({ mock }) => {
    const { url, fetch, sales } = merchant()
    const paymentSessionId = await session()
    mock.save('before')
    mock.faults.inject({ ...LOST, times: 1 })

    await agentIn(paymentSessionId, fetch).buy(url)

    expect(sales).toHaveLength(1)
    expect(mock).toHaveReceivedOperation('ProcessPayment', 2)
    expect(mock).toMatchStateDiff(
      {
        paymentSession: { [paymentSessionId]: { spentAmount: ['0', '0.04'] } },
        payment: { '*': 'created' },
      },
      'before',
    )
  })

  paymentsTest(
    'and the SDK gives up, the same purchase again pays once',
    async ({ mock }) => {
      const { url, fetch, sales } = merchant()
      const purchaseId = crypto.randomUUID()
      const paymentSessionId = await session()
      const agent = agentIn(paymentSessionId, fetch)
      mock.faults.inject({ ...LOST, times: 3 })
      await expect(agent.buy(url, purchaseId)).rejects.toThrow()
      expect(sales).toEqual([])
      expect(mock).toHaveSpent(paymentSessionId, '0.04')

      await agent.buy(url, purchaseId)

      expect(sales).toHaveLength(1)
      expect(mock).toHaveSpent(paymentSessionId, '0.04')
    },
  )
})

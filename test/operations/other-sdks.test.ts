import { describe, expect, it } from 'vitest'
import {
  createPaymentsMock,
  type PaymentsMock,
} from '../../src/entries/index.ts'
import { readyAccount } from '../../src/entries/fixtures.ts'
import { serve } from '../../src/entries/node.ts'

const { paymentManagerArn, userId } = readyAccount.ids

/** Requests as other clients write them on the wire, sent without any SDK. */
interface WireRequest {
  path: string
  headers: Record<string, string>
  body: object
}

const SIGNATURE = {
  'x-amz-date': '20260504T100000Z',
  authorization:
    'AWS4-HMAC-SHA256 Credential=test/20260504/us-east-1/bedrock-agentcore/aws4_request, SignedHeaders=host;x-amz-date, Signature=0123456789abcdef',
}

/** The Dart client: `Request.body` makes its content type text, and a URI with no query parameters ends in `?`. */
function fromDart(path: string, body: object): WireRequest {
  return {
    path: `${path}?`,
    headers: {
      accept: 'application/json',
      'content-type': 'text/plain; charset=utf-8',
      'x-amz-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b',
      'X-Amzn-Bedrock-AgentCore-Payments-User-Id': userId,
      'X-Amzn-Bedrock-AgentCore-Payments-Agent-Name': 'dart-agent',
      ...SIGNATURE,
    },
    body,
  }
}

/** AWS's AgentCore CLI: it names the user in the body as well, and sends no client token. */
function fromAgentCoreCli(path: string, body: object): WireRequest {
  return {
    path,
    headers: {
      'Content-Type': 'application/json',
      'X-Amzn-Bedrock-AgentCore-Payments-User-Id': userId,
      ...SIGNATURE,
    },
    body: { userId, ...body },
  }
}

const WAYS = {
  async 'mock.fetch'(mock: PaymentsMock) {
    const url = 'https://bedrock-agentcore.us-east-1.amazonaws.com'
    return { url, send: mock.fetch, close: async () => {} }
  },
  async 'http server'(mock: PaymentsMock) {
    const { url, close } = await serve(mock, { port: 0 })
    return { url, send: (request: Request) => fetch(request), close }
  },
}

describe.each(Object.entries(WAYS))('over %s', (_, open) => {
  /** Sends requests in turn to one fresh mock and returns the replies. */
  async function replay(...requests: WireRequest[]) {
    const mock = createPaymentsMock({ now: '2026-05-04T10:00:00.500Z' })
    const { url, send, close } = await open(mock)
    const replies = []
    for (const { path, headers, body } of requests) {
      const request = new Request(url + path, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      })
      const response = await send(request)
      const text = await response.text()
      replies.push({ response, text, body: JSON.parse(text) })
    }
    await close()
    return { replies, mock }
  }

  describe("the Dart client's createPaymentSession", () => {
    const path = '/payments/createPaymentSession'
    const required = {
      expiryTimeInMinutes: 60,
      paymentManagerArn,
      clientToken: '0f8fad5b-d9cb-469f-a165-70867728950e',
    }
    const limits = { maxSpendAmount: { currency: 'USD', value: '25.50' } }

    it('is answered as its model says, without limits', async () => {
      const { replies } = await replay(fromDart(path, required))

      expect(replies[0]?.response.status).toBe(201)
      expect(replies[0]?.response.headers.get('content-type')).toBe(
        'application/json',
      )
      expect(replies[0]?.body).toStrictEqual({
        paymentSession: {
          paymentSessionId: expect.stringMatching(
            /^payment-session-[\dA-Za-z]{15}$/,
          ),
          paymentManagerArn,
          userId,
          expiryTimeInMinutes: 60,
          createdAt: '2026-05-04T10:00:00.500Z',
          updatedAt: '2026-05-04T10:00:00.500Z',
        },
      })
    })

    it('is answered as its model says, with limits', async () => {
      const { replies } = await replay(fromDart(path, { ...required, limits }))

      expect(replies[0]?.response.status).toBe(201)
      expect(replies[0]?.body.paymentSession).toMatchObject({
        limits,
        availableLimits: {
          availableSpendAmount: { currency: 'USD', value: '25.50' },
          updatedAt: '2026-05-04T10:00:00.500Z',
        },
      })
    })

    it('is answered alike when it is sent again', async () => {
      const call = fromDart(path, { ...required, limits })
      const { replies } = await replay(call, call)

      expect(replies[1]?.response.status).toBe(201)
      expect(replies[1]?.text).toBe(replies[0]?.text)
    })

    it('is refused with the code in header and body', async () => {
      const { replies } = await replay(
        fromDart(path, { ...required, expiryTimeInMinutes: 10 }),
      )

      expect(replies[0]?.response.status).toBe(400)
      expect(replies[0]?.response.headers.get('x-amzn-errortype')).toBe(
        'ValidationException',
      )
      expect(replies[0]?.body).toMatchObject({
        __type: 'ValidationException',
        reason: 'FieldValidationFailed',
      })
    })
  })

  describe("the AgentCore CLI's calls", () => {
    const create = fromAgentCoreCli('/payments/createPaymentSession', {
      paymentManagerArn,
      expiryTimeInMinutes: 60,
      limits: { maxSpendAmount: { value: '10.00', currency: 'USD' } },
    })
    const list = fromAgentCoreCli('/payments/listPaymentSessions', {
      paymentManagerArn,
    })

    it('are answered though the body names the user too and has no client token', async () => {
      const { replies, mock } = await replay(create, list)

      const [created, listed] = replies
      expect(created?.response.status).toBe(201)
      expect(listed?.response.status).toBe(200)
      expect(
        listed?.body.paymentSessions.map(
          (session: { paymentSessionId: string }) => session.paymentSessionId,
        ),
      ).toContain(created?.body.paymentSession.paymentSessionId)
      expect(mock.journal.entries().map(({ warnings }) => warnings)).toEqual([
        [
          'clientToken is missing: a retry would carry out this call again',
          "Unknown member 'userId' was ignored",
        ],
        ["Unknown member 'userId' was ignored"],
      ])
    })

    it('make two sessions of two equal calls, as no client token binds them', async () => {
      const { replies } = await replay(create, create)

      expect(replies[1]?.response.status).toBe(201)
      expect(replies[1]?.text).not.toBe(replies[0]?.text)
    })

    it('act for the user of the header, not of the body', async () => {
      const { replies } = await replay({
        ...create,
        body: { ...create.body, userId: 'mallory' },
      })

      expect(replies[0]?.body.paymentSession.userId).toBe(userId)
    })
  })
})

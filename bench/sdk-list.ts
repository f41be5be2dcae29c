import {
  BedrockAgentCoreClient,
  ListPaymentSessionsCommand,
} from '@aws-sdk/client-bedrock-agentcore'
import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { readyAccount } from '../fixtures/ready-account.ts'
import { createHandlers } from '../src/adapters/msw.ts'
import { compare } from './measure.ts'
import type { Row } from './row.ts'
import { requestOf, worldOf } from './world.ts'

const PATH = '/payments/listPaymentSessions'

/** A page of 20 through the SDK and msw, against a handler that knows nothing but the same bytes. */
export async function measureSdkList(): Promise<Row> {
  const mock = worldOf(1000)
  const { paymentManagerArn, userId } = readyAccount.ids
  const reply = await mock.fetch(
    requestOf(PATH, { paymentManagerArn, maxResults: 20 }),
  )
  const body = await reply.text()
  const headers = Object.fromEntries(reply.headers)
  const trivial = http.post(
    `https://bedrock-agentcore.us-east-1.amazonaws.com${PATH}`,
    () => new HttpResponse(body, { headers }),
  )

  const server = setupServer()
  server.listen({ onUnhandledRequest: 'error' })
  const client = new BedrockAgentCoreClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
  })
  const run = () =>
    client.send(
      new ListPaymentSessionsCommand({
        paymentManagerArn,
        userId,
        maxResults: 20,
      }),
    )
  const handlers = createHandlers(mock)
  const { ratio, numeratorUs, denominatorUs } = await compare(
    { before: () => server.resetHandlers(...handlers), run },
    { before: () => server.resetHandlers(trivial), run },
    { rounds: 21, iterations: 100 },
  )
  client.destroy()
  server.close()
  return {
    name: 'ListPaymentSessions of 20, SDK + msw: mock / one trivial handler',
    value: ratio,
    ceiling: 1.15,
    detail: `${numeratorUs.toFixed(0)} us / ${denominatorUs.toFixed(0)} us`,
  }
}

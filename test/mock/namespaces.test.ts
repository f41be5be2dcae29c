import { BedrockAgentCore } from '@aws-sdk/client-bedrock-agentcore'
import { describe, expect, it } from 'vitest'
import { createAdminClient } from '../../src/entries/admin-client.ts'
import { readyAccount } from '../../src/entries/fixtures.ts'
import { send } from '../support/http-client.ts'
import { served } from '../support/served.ts'
import { CREATE_SESSION } from '../support/service-call.ts'
import {
  createSession,
  limitOf,
  paymentInput,
} from '../support/ready-inputs.ts'

const { paymentManagerArn, paymentSessionId, userId } = readyAccount.ids
const OWNER = { paymentManagerArn, userId }
// five dollars, of which a session of ten bears two
const FIVE_DOLLARS = { amount: '5000000' }

/** The real SDK in a namespace, which its header or its access key names. */
function clientIn(url: string, namespace: string, by: 'header' | 'access key') {
  const client = new BedrockAgentCore({
    endpoint: url,
    region: 'us-east-1',
    maxAttempts: 1,
    credentials: {
      accessKeyId: by === 'header' ? 'test' : `mock-${namespace}`,
      secretAccessKey: 'test',
    },
  })
  if (by === 'header') {
    client.middlewareStack.add(
      (next) => (args) => {
        const { headers } = args.request as { headers: Record<string, string> }
        headers['x-mock-namespace'] = namespace
        return next(args)
      },
      { step: 'build', name: 'nameNamespace' },
    )
  }
  return client
}

/** What a suite does with its world; every answer is that of a world of its own. */
async function runSuite(url: string, namespace: string, number: number) {
  const by = number % 2 === 0 ? 'header' : 'access key'
  const client = clientIn(url, namespace, by)
  const admin = createAdminClient(url, { namespace })
  const spent = async (session: string) =>
    (await client.getPaymentSession({ ...OWNER, paymentSessionId: session }))
      .paymentSession?.availableLimits?.availableSpendAmount?.value
  const counts = async () => ({
    sessions: await admin.db.paymentSession.count(),
    payments: await admin.db.payment.count(),
  })

  const session = await createSession(client, { limits: limitOf('10.00') })
  const payment = paymentInput(FIVE_DOLLARS, { paymentSessionId: session })
  await client.processPayment(payment)
  expect(await spent(session)).toBe('5')
  await client.processPayment(payment)
  await expect(client.processPayment(payment)).rejects.toThrow(/budget|limit/i)
  expect(await counts()).toEqual({ sessions: 2, payments: 2 })

  await admin.faults.inject({
    operation: 'GetPaymentSession',
    error: 'ThrottlingException',
    times: number,
  })
  for (let count = 0; count < number; count += 1) {
    await expect(spent(session)).rejects.toThrow('Rate exceeded')
  }
  expect(await spent(session)).toBe('0')
  expect(await admin.faults.list()).toMatchObject([{ fired: number }])

  await admin.clock.freeze()
  const before = await admin.clock.now()
  await admin.clock.advanceBy({ hours: number })
  expect(await admin.clock.now()).toEqual(
    new Date(before.getTime() + number * 3_600_000),
  )
  await expect(spent(session)).rejects.toThrow('not found')
  expect(await admin.diff()).toMatchObject({
    paymentSession: { [session]: 'created' },
  })

  await admin.reset()
  expect(await counts()).toEqual({ sessions: 1, payments: 0 })
  expect(await spent(paymentSessionId)).toBe('100')
  expect(await admin.journal.entries()).toHaveLength(1)
  await createSession(client)
  client.destroy()
}

describe('namespaces', () => {
  it('keep 32 suites apart that run at the same time', async () => {
    const { mock, url } = await served()
    const untouched = mock.snapshot().rows
    const numbers = Array.from({ length: 32 }, (_, index) => index + 1)
    const names = numbers.map((number) => `suite-${number}`)
    await Promise.all(
      numbers.map((number) => runSuite(url, `suite-${number}`, number)),
    )
    const admin = createAdminClient(url)
    expect(mock.snapshot().rows).toEqual(untouched)
    expect(await admin.journal.entries()).toEqual([])
    expect(await admin.faults.list()).toEqual([])
    const { body } = await send(`${url}/_mock/namespaces`)
    const { namespaces } = JSON.parse(body) as { namespaces: string[] }
    expect(namespaces.sort()).toEqual(names.sort())
    for (const namespace of names) {
      const own = createAdminClient(url, { namespace })
      expect(await own.db.paymentSession.count()).toBe(2)
    }
  }, 60_000)

  it('give equal answers to equal calls', async () => {
    const { url } = await served()
    const ids = await Promise.all(
      ['a', 'b'].map((name) =>
        createSession(clientIn(url, name, 'access key')),
      ),
    )
    expect(ids[0]).toBe(ids[1])
  })

  it('begin as a reset of the scenario that is in use would', async () => {
    const { mock, url } = await served()
    const main = createAdminClient(url)
    await main.reset({ ...mock.scenario, name: 'mine' })
    await main.clock.advanceBy({ days: 1 })
    await main.clock.freeze()
    mock.save('here')
    const providers = mock.db.paymentCredentialProvider.count()
    await main.seed({
      name: 'more',
      description: 'A provider',
      paymentCredentialProviders: [{ name: 'p', vendor: 'StripePrivy' }],
    })
    const own = createAdminClient(url, { namespace: 'own' })
    expect((await own.scenario).name).toBe('mine')
    expect(await own.db.paymentCredentialProvider.count()).toBe(providers)
    expect(await own.diff()).toEqual({})
    expect(await own.saves).toEqual([])
    expect(await own.clock.frozen).toBe(false)
    const ahead = mock.clock.now().getTime() - (await own.clock.now()).getTime()
    expect(ahead).toBeGreaterThan(23 * 3_600_000)
  })

  it('that the header names win over those of the access key', async () => {
    const { url } = await served()
    const client = clientIn(url, 'by-key', 'access key')
    client.middlewareStack.add(
      (next) => (args) => {
        const { headers } = args.request as { headers: Record<string, string> }
        headers['x-mock-namespace'] = 'by-header'
        return next(args)
      },
      { step: 'build', name: 'nameNamespace' },
    )
    await createSession(client)
    const { body } = await send(`${url}/_mock/namespaces`)
    expect(JSON.parse(body)).toEqual({ namespaces: ['by-header'] })
  })

  it.each<[string, Record<string, string>, string]>([
    ['is unsigned', {}, ''],
    [
      'is signed with another key',
      {
        authorization:
          'AWS4-HMAC-SHA256 Credential=AKIDmock-a/20260101/us-east-1/x/aws4_request',
      },
      '',
    ],
    ['carries a token', { authorization: 'Bearer mock-a' }, ''],
    ['is presigned', {}, '?X-Amz-Credential=mock-a%2F20260101'],
  ])('are not named by a request that %s', async (_, headers, query) => {
    const { mock, url } = await served()
    const { path, headers: own, body } = CREATE_SESSION
    await send(url + path + query, {
      method: 'POST',
      headers: { ...own, ...headers },
      body,
    })
    expect(mock.journal.entries()).toHaveLength(1)
    expect(JSON.parse((await send(`${url}/_mock/namespaces`)).body)).toEqual({
      namespaces: [],
    })
  })

  it.each(['a b', 'a/b', '.hidden', '..', 'ä', 'x'.repeat(65), ''])(
    'are not called "%s", which neither the service nor the admin API takes',
    async (name) => {
      const { mock, url } = await served()
      const { path, headers, body } = CREATE_SESSION
      const named = { 'x-mock-namespace': Buffer.from(name).toString('latin1') }
      const service = await send(url + path, {
        method: 'POST',
        headers: { ...headers, ...named },
        body,
      })
      expect(service.status).toBe(400)
      expect(service.headers['x-amzn-errortype']).toBe('ValidationException')
      expect(service.body).toContain(
        'is not a valid namespace. Allowed: 1 to 64',
      )
      const query = `?namespace=${encodeURIComponent(name)}`
      for (const answer of [
        await send(`${url}/_mock/reset`, { method: 'POST', headers: named }),
        await send(`${url}/_mock/reset${query}`, { method: 'POST' }),
      ]) {
        expect(answer.status).toBe(400)
        expect(answer.body).toContain(
          'is not a valid namespace. Allowed: 1 to 64',
        )
      }
      expect(mock.journal.entries()).toEqual([])
      expect(JSON.parse((await send(`${url}/_mock/namespaces`)).body)).toEqual({
        namespaces: [],
      })
    },
  )

  it('are not named by a bad access key either', async () => {
    const { url } = await served()
    const client = clientIn(url, 'x'.repeat(65), 'access key')
    await expect(createSession(client)).rejects.toMatchObject({
      name: 'ValidationException',
    })
  })

  it('are forgotten one by one, and begin anew', async () => {
    const { url } = await served()
    const client = clientIn(url, 'a', 'header')
    await createSession(client)
    await createSession(clientIn(url, 'b', 'header'))
    const removed = await send(`${url}/_mock/namespaces/a`, {
      method: 'DELETE',
    })
    expect(JSON.parse(removed.body)).toEqual({ namespaces: ['b'] })
    const again = await send(`${url}/_mock/namespaces/a`, { method: 'DELETE' })
    expect(again.status).toBe(404)
    expect(again.body).toContain('There is no namespace')
    const admin = createAdminClient(url, { namespace: 'a' })
    expect(await admin.db.paymentSession.count()).toBe(1)
  })

  it('are a thousand at most', async () => {
    const { url } = await served()
    await createAdminClient(url).reset({ name: 'void', description: 'Nothing' })
    for (let count = 0; count < 1_000; count += 1) {
      await createAdminClient(url, { namespace: `n${count}` }).clock.now()
    }
    const more = createAdminClient(url, { namespace: 'more' })
    await expect(more.clock.now()).rejects.toThrow('There are 1000 namespaces')
    await send(`${url}/_mock/namespaces/n0`, { method: 'DELETE' })
    await more.clock.now()
  }, 60_000)

  it('keep nothing in the file of the server', async () => {
    const { url } = await served({ saveState: async () => ({ file: 'f' }) })
    const save = (query: string) =>
      send(`${url}/_mock/state/save${query}`, { method: 'POST' })
    expect((await save('')).body).toBe('{"file":"f"}')
    const answer = await save('?namespace=a')
    expect(answer.status).toBe(400)
    expect(answer.body).toContain('GET /_mock/state?namespace=a')
  })

  it('are kept apart without the admin API too', async () => {
    const { mock, url } = await served({ admin: false })
    await createSession(clientIn(url, 'a', 'access key'))
    expect(mock.db.paymentSession.count()).toBe(1)
  })

  it('may be named by pages, whose preflight allows the header', async () => {
    const cors = 'http://localhost:5173'
    const { url } = await served({ cors })
    const answer = await send(url + CREATE_SESSION.path, {
      method: 'OPTIONS',
      headers: {
        origin: cors,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'x-mock-namespace',
      },
    })
    expect(answer.headers['access-control-allow-headers']).toBe(
      'x-mock-namespace',
    )
  })

  it('tell the server of every exchange', async () => {
    const seen: (string | undefined)[] = []
    const { url } = await served({
      onRequest: ({ operation }) => seen.push(operation),
    })
    await createSession(clientIn(url, 'a', 'header'))
    await createSession(clientIn(url, 'a', 'header'))
    await send(url)
    expect(seen).toEqual([
      'CreatePaymentSession',
      'CreatePaymentSession',
      undefined,
    ])
  })
})

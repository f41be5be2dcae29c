import { describe, expect, it } from 'vitest'
import { send } from '../support/http-client.ts'
import { served } from '../support/served.ts'
import { CREATE_SESSION } from '../support/service-call.ts'

const ORIGIN = 'http://localhost:5173'
const { path, body } = CREATE_SESSION
const ASKED =
  'amz-sdk-invocation-id,amz-sdk-request,authorization,content-type,x-amz-date,x-amzn-bedrock-agentcore-payments-user-id'

function preflight(url: string, origin: string) {
  return send(url, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': ASKED,
    },
  })
}

function call(url: string, origin?: string) {
  return send(url + path, {
    method: 'POST',
    headers: { ...CREATE_SESSION.headers, ...(origin ? { origin } : {}) },
    body,
  })
}

function corsHeaders(headers: object): string[] {
  return Object.keys(headers).filter(
    (name) => name.startsWith('access-control-') || name === 'vary',
  )
}

describe.each([
  ['one origin', ORIGIN],
  ['any origin', '*'],
])('a server for pages of %s', (_, cors) => {
  it.each([path, '/_mock/reset'])('answers a preflight for %s', async (to) => {
    const { mock, url } = await served({ cors })
    const answer = await preflight(url + to, ORIGIN)
    expect(answer.status).toBe(204)
    expect(answer.body).toBe('')
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': cors,
      'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
      'access-control-allow-headers': ASKED,
      'access-control-max-age': '600',
      vary: 'Origin',
    })
    expect(mock.journal.entries()).toEqual([])
  })

  it('lets such a page read the answer', async () => {
    const { url } = await served({ cors })
    const answer = await call(url, ORIGIN)
    expect(answer.status).toBe(201)
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': cors,
      'access-control-expose-headers':
        'x-amzn-requestid, x-amzn-errortype, x-mock-clock',
      vary: 'Origin',
    })
  })

  it('lets such a page read a refusal of the server itself', async () => {
    const { url } = await served({ cors })
    const answer = await send(url + path, {
      method: 'POST',
      headers: { origin: ORIGIN },
      body: ' '.repeat(1_048_577),
    })
    expect(answer.status).toBe(413)
    expect(answer.headers['access-control-allow-origin']).toBe(cors)
  })

  it('lets such a page use the admin API', async () => {
    const { url } = await served({ cors })
    const answer = await send(`${url}/_mock/reset`, {
      method: 'POST',
      headers: { origin: ORIGIN },
    })
    expect(answer.status).toBe(200)
    expect(answer.headers['access-control-allow-origin']).toBe(cors)
  })
})

describe('a server for pages of one origin', () => {
  it.each(['https://evil.example', 'null', `${ORIGIN}0`])(
    'allows nothing to pages of %s',
    async (origin) => {
      const { url } = await served({ cors: ORIGIN })
      for (const answer of [
        await preflight(url + path, origin),
        await call(url, origin),
      ]) {
        expect(corsHeaders(answer.headers)).toEqual(['vary'])
      }
      expect((await preflight(`${url}/_mock/reset`, origin)).status).toBe(403)
    },
  )

  it('answers clients that are no page', async () => {
    const { url } = await served({ cors: ORIGIN })
    expect((await call(url)).status).toBe(201)
  })
})

describe('a server for no pages', () => {
  it('sends no header of this kind and answers no preflight', async () => {
    const { url } = await served()
    const answers = [
      await preflight(url + path, ORIGIN),
      await call(url, ORIGIN),
    ]
    expect(answers.map(({ status }) => status)).toEqual([405, 201])
    for (const { headers } of answers) expect(corsHeaders(headers)).toEqual([])
  })
})

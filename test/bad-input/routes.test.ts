import { describe, it } from 'vitest'
import { registry } from '../../handlers/registry.ts'
import { CONTROL_PLANE, DATA_PLANE } from '../machine/call-operation.ts'
import { expectRefusal } from './expect-refusal.ts'
import { VALID_INPUTS } from './valid-inputs.ts'

const BODY = JSON.stringify(VALID_INPUTS.CreatePaymentSession)

function request(method: string, url: string): Request {
  const bodiless = method === 'GET' || method === 'HEAD'
  return new Request(url, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(bodiless ? {} : { body: BODY }),
  })
}

function unknownOperation(method: string, path: string) {
  return {
    status: 404,
    error: 'UnknownOperationException' as const,
    message: `No operation of AgentCore Payments answers ${method} ${path}`,
  }
}

describe('a path that nobody answers', () => {
  it.each([
    '/',
    '/payments',
    '/payments/',
    '/payments/createPaymentSessions',
    '/payments/createpaymentsession',
    '/payments/createPaymentSession/',
    '/payments//createPaymentSession',
    '//payments/createPaymentSession',
    '/payments/createPaymentSession/now',
    '/payments/__proto__',
    '/payments/constructor',
    '/payments/%00',
    '/payments/%E0%A4%A',
    '/identities/payment',
    '/runtimes/some-agent/invocations',
  ])('is refused: %s', async (path) => {
    await expectRefusal(
      request('POST', DATA_PLANE + path),
      unknownOperation('POST', path),
    )
  })

  it('is refused whatever the query says', async () => {
    await expectRefusal(
      request('POST', `${DATA_PLANE}/payments/nothing?x=/payments`),
      unknownOperation('POST', '/payments/nothing'),
    )
  })

  it('is one of the data plane on a host of the control plane', async () => {
    await expectRefusal(
      request('POST', `${CONTROL_PLANE}/payments/createPaymentSession`),
      unknownOperation('POST', '/payments/createPaymentSession'),
    )
  })
})

describe('a known path', () => {
  const methods = new Map<string, string[]>()
  for (const { method, uri, plane } of Object.values(registry)) {
    const host = plane === 'data' ? DATA_PLANE : CONTROL_PLANE
    const url = host + uri.replaceAll(/[{}]/g, '')
    methods.set(url, [...(methods.get(url) ?? []), method])
  }
  const wrongMethods = [...methods].flatMap(([url, allowed]) =>
    ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']
      .filter((wrong) => !allowed.includes(wrong))
      .map((wrong) => [wrong, url, allowed.join(', ')] as const),
  )

  it.each(wrongMethods)(
    'refuses the method %s on %s',
    async (wrong, url, allowed) => {
      await expectRefusal(request(wrong, url), {
        status: 405,
        error: 'MethodNotAllowedException',
        message: `${new URL(url).pathname} does not answer ${wrong}. Allowed: ${allowed}`,
      })
    },
  )
})

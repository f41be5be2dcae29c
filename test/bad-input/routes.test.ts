import { describe, it } from 'vitest'
import { registry } from '../../handlers/registry.ts'
import { CONTROL_PLANE, DATA_PLANE } from '../support/call-operation.ts'
import { expectRefusal } from './expect-refusal.ts'
import { VALID_INPUTS } from '../support/valid-inputs.ts'

// no host of AWS's, and nobody signs: a person at a local server
const LOCAL = 'http://localhost:4402'
const BODY = JSON.stringify(VALID_INPUTS.CreatePaymentSession)

function request(method: string, url: string, headers = {}): Request {
  const bodiless = method === 'GET' || method === 'HEAD'
  return new Request(url, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
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

const UNDETERMINED = {
  status: 403,
  error: 'AccessDeniedException' as const,
  message: 'Unable to determine service/operation name to be authorized',
}

function signedFor(service: string) {
  return {
    authorization: `AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=00`,
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
      request('POST', LOCAL + path),
      unknownOperation('POST', path),
    )
    await expectRefusal(request('POST', DATA_PLANE + path), UNDETERMINED)
    await expectRefusal(
      request('POST', LOCAL + path, signedFor('bedrock-agentcore')),
      UNDETERMINED,
    )
  })

  it('is refused whatever the query says', async () => {
    await expectRefusal(
      request('POST', `${LOCAL}/payments/nothing?x=/payments`),
      unknownOperation('POST', '/payments/nothing'),
    )
  })

  it('is one of the data plane on a host of the control plane', async () => {
    await expectRefusal(
      request('POST', `${CONTROL_PLANE}/payments/createPaymentSession`),
      UNDETERMINED,
    )
  })
})

describe('a known path', () => {
  const methods = new Map<string, { host: string; allowed: string[] }>()
  for (const { method, uri, plane } of Object.values(registry)) {
    const host = plane === 'data' ? DATA_PLANE : CONTROL_PLANE
    const path = uri.replaceAll(/[{}]/g, '')
    const { allowed } = methods.get(path) ?? { allowed: [] }
    methods.set(path, { host, allowed: [...allowed, method] })
  }
  const wrongMethods = [...methods].flatMap(([path, { host, allowed }]) =>
    ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']
      .filter((wrong) => !allowed.includes(wrong))
      .map((wrong) => [wrong, path, host, allowed.join(', ')] as const),
  )

  it.each(wrongMethods)(
    'refuses the method %s on %s',
    async (wrong, path, host, allowed) => {
      await expectRefusal(request(wrong, LOCAL + path), {
        status: 405,
        error: 'MethodNotAllowedException',
        message: `${path} does not answer ${wrong}. Allowed: ${allowed}`,
      })
      await expectRefusal(request(wrong, host + path), UNDETERMINED)
    },
  )
})

describe('a signature for another service', () => {
  const refusal = {
    status: 403,
    error: 'InvalidSignatureException' as const,
    message:
      "Credential should be scoped to correct service: 'bedrock-agentcore'",
  }

  it.each([
    signedFor('bedrock-agentcore-control'),
    signedFor('execute-api'),
    {
      authorization:
        'AWS4-ECDSA-P256-SHA256 Credential=AKID/20260101/bedrock/aws4_request, SignedHeaders=host, Signature=00',
    },
  ])('is refused before anything else is looked at: %j', async (headers) => {
    for (const host of [LOCAL, DATA_PLANE]) {
      for (const path of ['createPaymentSession', 'nothing']) {
        await expectRefusal(
          request('POST', `${host}/payments/${path}`, headers),
          refusal,
        )
      }
    }
  })
})

import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import {
  afterAll,
  afterEach,
  beforeAll,
  describe,
  expect,
  it,
  vi,
} from 'vitest'
import { readyAccount } from '../../src/entries/fixtures.ts'
import { createPaymentsMock } from '../../src/entries/index.ts'
import { handlers, mock as readyMock } from '../../src/entries/handlers.ts'
import type { MockOptions } from '../../src/mock/mock-options.ts'
import { createSdkClient } from '../support/sdk-client.ts'
import { VALID_INPUTS } from '../support/valid-inputs.ts'
import { DATA_PLANE, operationRequest } from '../support/call-operation.ts'

const CONTROL_PLANE =
  'https://bedrock-agentcore-control.us-east-1.amazonaws.com'

// what a test's own handlers would answer; it stands behind the mock's
const others = [http.all('*', () => HttpResponse.text('from another handler'))]

const server = setupServer()
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
afterEach(() => server.resetHandlers())
afterAll(() => server.close())

function use(options: MockOptions = {}) {
  const mock = createPaymentsMock(options)
  server.use(...mock.handlers, ...others)
  return mock
}

const post = (url: string) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })

async function answered(url: string): Promise<string> {
  const response = await post(url)
  const text = await response.text()
  return text === 'from another handler'
    ? text
    : `${response.status} ${response.headers.get('x-amzn-errortype')}`
}

const SESSION = {
  userId: readyAccount.ids.userId,
  paymentManagerArn: readyAccount.ids.paymentManagerArn,
  paymentSessionId: readyAccount.ids.paymentSessionId,
}

const createSession = () =>
  fetch(
    operationRequest('CreatePaymentSession', VALID_INPUTS.CreatePaymentSession),
  )

describe('the handlers of a mock', () => {
  it('answer what the service answers', async () => {
    const mock = use()
    const response = await createSession()
    expect(response.status).toBe(201)
    expect(await response.json()).toMatchObject({
      paymentSession: { userId: 'alice' },
    })
    expect(mock.journal.entries()).toHaveLength(1)
    expect(mock.db.paymentSession.count()).toBe(2)
  })

  it.each([
    `${DATA_PLANE}/payments/nothing`,
    `${DATA_PLANE}/payments`,
    `${DATA_PLANE}/identities/newPaymentThing`,
    `${CONTROL_PLANE}/payments/nothing`,
    `${DATA_PLANE}//payments/nothing`,
    'https://bedrock-agentcore-fips.eu-central-1.api.aws/payments/nothing',
    'https://vpce-0a1b.bedrock-agentcore.us-east-1.vpce.amazonaws.com/payments/nothing',
    'https://bedrock-agentcore.eusc-de-east-1.amazonaws.eu/payments/nothing',
    'https://bedrock-agentcore.us-iso-east-1.c2s.ic.gov/payments/nothing',
    'https://bedrock-agentcore.cn-north-1.api.amazonwebservices.com.cn/payments/nothing',
  ])('let no payment through to AWS, known or not: %s', async (url) => {
    use()
    expect(await answered(url)).toBe('403 AccessDeniedException')
  })

  it.each([
    `${DATA_PLANE}/runtimes/agent/invocations`,
    `${DATA_PLANE}/identities/oauth2/token`,
    `${DATA_PLANE}/`,
    `${CONTROL_PLANE}/gateways`,
  ])('leave the rest of AgentCore to other handlers: %s', async (url) => {
    const mock = use()
    expect(await answered(url)).toBe('from another handler')
    expect(mock.journal.entries()).toEqual([])
  })

  it.each([
    `${DATA_PLANE}/runtimes/agent/invocations`,
    `${CONTROL_PLANE}/gateways`,
  ])('refuse it when the policy says so: %s', async (url) => {
    use({ policy: { otherOperations: 'refuse' } })
    expect(await answered(url)).toBe('403 AccessDeniedException')
  })

  it.each([
    'https://example.com/payments/nothing',
    'http://localhost:4402/payments/nothing',
    'https://bedrock-runtime.us-east-1.amazonaws.com/payments/nothing',
  ])('do not touch other hosts: %s', async (url) => {
    use({ policy: { otherOperations: 'refuse' } })
    expect(await answered(url)).toBe('from another handler')
  })

  it('answer on the endpoints that were named, and only under them', async () => {
    use({ endpoints: ['http://localhost:4402/aws'] })
    const { pathname } = new URL(operationRequest('GetPaymentSession', {}).url)
    const asked = operationRequest(
      'GetPaymentSession',
      VALID_INPUTS.GetPaymentSession,
    )
    const response = await fetch(
      new Request(`http://localhost:4402/aws${pathname}`, asked),
    )
    expect(response.status).toBe(200)
    expect(await answered('http://localhost:4402/aws/payments/x')).toBe(
      '404 UnknownOperationException',
    )
    expect(await answered('http://localhost:4402/payments/x')).toBe(
      'from another handler',
    )
    expect(await answered('http://localhost:4402/aws/runtimes/x')).toBe(
      'from another handler',
    )
  })

  it.each(['http://[::1]:4402', 'http://[::1]:4402/aws/'])(
    'answer a client whose endpoint is spelled as it was named: %s',
    async (endpoint) => {
      const mock = use({ endpoints: [endpoint] })
      const sdk = createSdkClient({ endpoint }, [])
      await sdk.getPaymentSession(SESSION)
      expect(mock.journal.entries({ statusCode: 200 })).toHaveLength(1)
    },
  )

  it('leave what they do not answer to onUnhandledRequest', async () => {
    server.use(...createPaymentsMock().handlers)
    const error = vi.spyOn(console, 'error').mockReturnValue()
    await expect(
      post(`${DATA_PLANE}/runtimes/agent/invocations`),
    ).rejects.toThrow('onUnhandledRequest')
    error.mockRestore()
  })

  it('of two mocks share nothing', async () => {
    const one = createPaymentsMock()
    const other = createPaymentsMock()
    server.use(...one.handlers)
    await createSession()
    expect(one.db.paymentSession.count()).toBe(2)
    expect(other.db.paymentSession.count()).toBe(1)
    expect(other.journal.entries()).toEqual([])
    one.clock.advanceBy({ days: 1 })
    expect(other.clock.now().getTime()).toBeLessThan(one.clock.now().getTime())
  })

  it('come ready made with their mock', async () => {
    server.use(...handlers)
    expect(handlers).toBe(readyMock.handlers)
    await createSession()
    expect(readyMock.db.paymentSession.count()).toBe(2)
    readyMock.reset()
    expect(readyMock.db.paymentSession.count()).toBe(1)
  })
})

describe('an endpoint that nobody named', () => {
  it('is told once, with what names it', async () => {
    use()
    const warn = vi.spyOn(console, 'warn').mockReturnValue()
    const ask = async (endpoint: string) => {
      const sdk = createSdkClient({ endpoint }, [])
      await sdk.getPaymentSession(SESSION).catch(() => {})
    }
    await ask('http://localhost:4402/aws')
    await ask('http://localhost:4402/aws')
    await ask('http://localhost:4403')
    // a path of somebody's own, which nobody signs
    await post('http://localhost:4404/payments/x')
    const texts = warn.mock.calls.map(([text]) => String(text))
    warn.mockRestore()
    expect(texts).toEqual([
      expect.stringContaining(
        'name the endpoint: createPaymentsMock({ endpoints: ["http://localhost:4402/aws"] })',
      ),
      expect.stringContaining('endpoints: ["http://localhost:4403"]'),
    ])
  })
})

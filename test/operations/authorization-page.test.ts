import { expect, it } from 'vitest'
import { AUTHORIZATION_PAGE } from '../support/consent-address.ts'
import { quickInput } from '../support/control-inputs.ts'
import { describeTargets } from '../support/describe-targets.ts'
import type { World } from '../support/world.ts'

describeTargets("a connector's authorization page", (target) => {
  /** A connector that waits for its developer, and how its page is reached over this adapter. */
  async function startWaiting() {
    const world = await target.start()
    const { control } = world
    const created = await control.createPaymentConnector(quickInput())
    const { paymentManagerId, paymentConnectorId, authorizationUrl } = created
    const url = authorizationUrl ?? ''
    const reach = (init?: RequestInit) => reachOn(world, url, init)
    return {
      ...world,
      url,
      reach,
      answer: (answer: string) =>
        reach({ method: 'POST', body: new URLSearchParams({ answer }) }),
      connector: () =>
        control.getPaymentConnector({ paymentManagerId, paymentConnectorId }),
    }
  }

  function reachOn(world: World, url: string, init: RequestInit = {}) {
    return target.name === 'request handler'
      ? world.mock.fetch(new Request(url, init))
      : fetch(url, init)
  }

  it('has the recorded address, which names a UUID', async () => {
    const { url, connector } = await startWaiting()
    expect(url).toMatch(AUTHORIZATION_PAGE)
    const requestUri = new URL(url).searchParams.get('request_uri') ?? ''
    const encoded = requestUri.replace('urn:ietf:params:oauth:request_uri:', '')
    expect(atob(encoded)).toMatch(
      /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
    )
    expect((await connector()).authorizationUrl).toBe(url)
  })

  it('asks the developer, in HTML', async () => {
    const { reach } = await startWaiting()
    const response = await reach()
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe(
      'text/html; charset=utf-8',
    )
    const page = await response.text()
    expect(page).toContain('May AgentCore Payments set up this connector')
    expect(page).toMatch(/<form method="post">/)
    expect(
      [...page.matchAll(/<button name="answer" value="(\w+)">([^<]+)</g)].map(
        ([, value, label]) => [value, label],
      ),
    ).toEqual([
      ['grant', 'Allow'],
      ['deny', 'Deny'],
    ])
  })

  it.each([
    ['grant', 'READY', 'Allowed: the connector is ready'],
    ['deny', 'AUTHENTICATION_FAILED', 'Denied: create the connector again'],
  ])('takes the answer %s once', async (given, status, state) => {
    const { reach, answer, connector } = await startWaiting()
    const answered = await answer(given)
    expect(answered.status).toBe(200)
    const page = await answered.text()
    expect(page).toContain(state)
    expect(page).not.toContain('<form')
    const told = await connector()
    expect(told.status).toBe(status)
    expect(told.authorizationUrl).toBeUndefined()
    for (const again of [await reach(), await answer('deny')]) {
      expect(again.status).toBe(400)
      expect(await again.text()).toMatch(
        /has expired, was\s+used, or was never/,
      )
    }
    expect((await connector()).status).toBe(status)
  })

  it('lasts ten minutes', async () => {
    const { clock, reach, answer, connector } = await startWaiting()
    await clock.advanceBy({ minutes: 9, seconds: 59 })
    expect((await reach()).status).toBe(200)
    await clock.advanceBy({ seconds: 1 })
    for (const late of [await reach(), await answer('grant')]) {
      expect(late.status).toBe(400)
      expect(await late.text()).toContain('has expired')
    }
    expect((await connector()).status).toBe('AUTHENTICATION_EXPIRED')
  })

  it.each(['yes', 'lapse', ''])(
    'does not take the answer %j',
    async (given) => {
      const { answer, connector } = await startWaiting()
      const answered = await answer(given)
      expect(answered.status).toBe(400)
      expect(await answered.text()).toContain('answer=grant')
      expect((await connector()).status).toBe('PENDING_AUTHENTICATION')
    },
  )

  it.each([
    '',
    '?request_uri=',
    '?request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3AbnVsbA',
    '?request_uri=%zz',
  ])('is none of a link that was never given out: %j', async (query) => {
    const world = await startWaiting()
    const { origin, pathname } = new URL(world.url)
    const other = origin + pathname + query
    for (const init of [
      {},
      { method: 'POST', body: new URLSearchParams({ answer: 'grant' }) },
    ]) {
      const response = await reachOn(world, other, init)
      expect(response.status).toBe(400)
      expect(await response.text()).toContain('This link is not valid')
    }
    expect((await world.connector()).status).toBe('PENDING_AUTHENTICATION')
  })

  it('answers HEAD as GET, without a body', async () => {
    const { reach } = await startWaiting()
    const [page, head] = [await reach(), await reach({ method: 'HEAD' })]
    expect(head.status).toBe(200)
    expect(await head.text()).toBe('')
    expect(head.headers.get('content-security-policy')).toBe(
      page.headers.get('content-security-policy'),
    )
  })

  it.each(['PUT', 'DELETE', 'PATCH'])('does not answer %s', async (method) => {
    const { reach, connector } = await startWaiting()
    const response = await reach({ method })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('GET, HEAD, POST')
    expect(response.headers.get('x-amzn-errortype')).toBe(
      'MethodNotAllowedException',
    )
    expect((await connector()).status).toBe('PENDING_AUTHENTICATION')
  })
})

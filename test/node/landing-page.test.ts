import { describe, expect, it } from 'vitest'
import { readyAccount } from '../../fixtures/ready-account.ts'
import { send } from '../support/http-client.ts'
import { served } from '../support/served.ts'

const FROM_A_BROWSER = {
  headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' },
}

describe('the landing page', () => {
  it('tells a person how a client finds the server', async () => {
    const { url, mock } = await served()
    const { status, headers, body } = await send(`${url}/`, FROM_A_BROWSER)
    expect(status).toBe(200)
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(body).toContain(`export AWS_ENDPOINT_URL_BEDROCK_AGENTCORE=${url}\n`)
    expect(body).toContain(`endpoint: '${url}'`)
    expect(body).toContain(`endpoint_url=&quot;${url}&quot;`)
    expect(body).toContain(readyAccount.ids.paymentSessionId)
    expect(body).toContain('href="/_mock/"')
    expect(body).toContain('href="/_mock/health"')
    expect(mock.journal.entries()).toEqual([])
  })

  it('names the address that the person came by', async () => {
    const { url, server } = await served()
    const { body } = await send(`${url}/`, {
      headers: { ...FROM_A_BROWSER.headers, host: `box.lan:${server.port}` },
    })
    expect(body).toContain(`endpoint: 'http://box.lan:${server.port}'`)
  })

  it('runs no script, and no style but its own', async () => {
    const { url } = await served()
    const { headers, body } = await send(`${url}/`, FROM_A_BROWSER)
    const policy = String(headers['content-security-policy'])
    expect(policy).toMatch(/^default-src 'none'; /)
    expect(policy).toMatch(/style-src 'sha256-[\w+/]{43}='/)
    expect(policy).not.toMatch(/unsafe|script-src/)
    expect(body).not.toContain('<script')
  })

  it('does not come back whole while it is the same', async () => {
    const { url, mock } = await served()
    const first = await send(`${url}/`, FROM_A_BROWSER)
    const ask = () =>
      send(`${url}/`, {
        headers: {
          ...FROM_A_BROWSER.headers,
          'if-none-match': String(first.headers['etag']),
        },
      })
    expect(await ask()).toMatchObject({ status: 304, body: '' })
    mock.reset({ name: 'other', description: 'Nothing <at> all' })
    const other = await ask()
    expect(other.status).toBe(200)
    expect(other.body).toContain('Nothing &lt;at&gt; all')
  })

  it('has no links to the admin API where that is off', async () => {
    const { url } = await served({ admin: false })
    const { status, body } = await send(`${url}/`, FROM_A_BROWSER)
    expect(status).toBe(200)
    expect(body).not.toContain('/_mock/')
  })

  it.each([
    ['a client that asks for JSON', '/', { accept: 'application/json' }],
    ['a client that says nothing', '/', {}],
    ['another path', '/payments/', FROM_A_BROWSER.headers],
  ])('leaves %s to the service', async (_, path, headers) => {
    const { url } = await served()
    const answer = await send(url + path, { headers })
    expect(answer.status).toBe(404)
    expect(answer.headers).toHaveProperty('x-amzn-errortype')
  })
})

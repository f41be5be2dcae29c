import { describe, expect, it } from 'vitest'
import { createSdkClient } from '../support/sdk-client.ts'
import { signedBody } from '../support/signed-payment.ts'
import { send } from '../support/http-client.ts'
import { served } from '../support/served.ts'

/** The answer to a body that is sent to one of the facilitator's routes. */
async function post(
  url: string,
  route: string,
  body: unknown,
  headers: Record<string, string> = {},
) {
  const answer = await send(`${url}/x402/facilitator/${route}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return { status: answer.status, body: JSON.parse(answer.body) }
}

describe('the facilitator of a server', () => {
  it('verifies and settles, whatever the host', async () => {
    const { mock, url } = await served()
    const client = createSdkClient({ endpoint: url }, [])
    const { body } = await signedBody(client)
    const headers = { host: 'facilitator.example' }
    expect(await post(url, 'verify', body, headers)).toMatchObject({
      status: 200,
      body: { isValid: true },
    })
    expect(await post(url, 'settle', body, headers)).toMatchObject({
      status: 200,
      body: { success: true, network: 'eip155:84532' },
    })
    expect(await post(url, 'settle', body)).toMatchObject({
      status: 200,
      body: { success: false, transaction: '' },
    })
    expect(mock.chains.settlements()).toHaveLength(1)
  })

  it('tells what it settles', async () => {
    const { url } = await served()
    const answer = await send(`${url}/x402/facilitator/supported`)
    const { kinds, signers } = JSON.parse(answer.body)
    expect(kinds).toContainEqual({
      x402Version: 1,
      scheme: 'exact',
      network: 'base-sepolia',
    })
    expect(kinds).toContainEqual({
      x402Version: 2,
      scheme: 'upto',
      network: 'eip155:8453',
      extra: { facilitatorAddress: signers['eip155:*'][0] },
    })
    expect(kinds).toContainEqual({
      x402Version: 2,
      scheme: 'exact',
      network: 'solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp',
      extra: { feePayer: signers['solana:*'][0] },
    })
    expect(kinds).not.toContainEqual(
      expect.objectContaining({ x402Version: 1, scheme: 'upto' }),
    )
  })

  it('works in the namespace of the request', async () => {
    const { mock, url } = await served()
    const client = createSdkClient({ endpoint: url }, [])
    const { body } = await signedBody(client)
    const there = { 'x-mock-namespace': 'other' }
    expect((await post(url, 'settle', body, there)).body.success).toBe(true)
    // a proof of another world is one of a wallet that is alike
    expect(mock.chains.settlements()).toEqual([])
    expect((await post(url, 'settle', body)).body.success).toBe(true)
    const bad = { 'x-mock-namespace': '../x' }
    expect(await post(url, 'settle', body, bad)).toMatchObject({
      status: 400,
      body: {
        error: { message: expect.stringContaining('is not a valid namespace') },
      },
    })
  })

  it('finds what is no JSON malformed, and knows no other routes and methods', async () => {
    const { url } = await served()
    expect(await post(url, 'verify', 'not { json')).toEqual({
      status: 200,
      body: { isValid: false, invalidReason: 'invalid_payload' },
    })
    expect((await post(url, 'refund', {})).status).toBe(404)
    const got = await send(`${url}/x402/facilitator/verify`)
    expect([got.status, got.headers['allow']]).toEqual([405, 'POST'])
  })

  it('is left out when it is not wanted', async () => {
    const { url } = await served({ x402: false })
    const answer = await send(`${url}/x402/facilitator/supported`)
    // the service knows no such path
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.body).not.toContain('kinds')
  })
})

import { describe, expect, it } from 'vitest'
import { paidApis } from '../../src/entries/fixtures.ts'
import {
  envelopeFor,
  offersOf,
  paymentHeaders,
} from '../support/paid-request.ts'
import { createSdkClient } from '../support/sdk-client.ts'
import { send } from '../support/http-client.ts'
import { served } from '../support/served.ts'

const BY_X402 = paidApis.filter(({ name }) => name !== 'mpp')

describe('the shop of a server', () => {
  it.each(BY_X402.map(({ name, content }) => [name, content] as const))(
    'sells %s',
    async (name, content) => {
      const { mock, url } = await served()
      const client = createSdkClient({ endpoint: url }, [])
      const asked = await fetch(`${url}/x402/shop/${name}`)
      expect(asked.status).toBe(402)
      const { version, accepts } = await offersOf(asked)
      const envelope = await envelopeFor(client, version, accepts.at(-1) ?? {})
      const headers = paymentHeaders(envelope)
      const answer = await fetch(`${url}/x402/shop/${name}`, { headers })
      expect(answer.status).toBe(200)
      expect(await answer.json()).toEqual(content)
      expect(mock.chains.settlements()).toHaveLength(1)
      mock.checkInvariants()
    },
  )

  it('asks for MPP, each time by another challenge', async () => {
    const { url } = await served()
    const challenges = await Promise.all(
      [1, 2].map(async () => {
        const answer = await fetch(`${url}/x402/shop/mpp`)
        return answer.headers.get('www-authenticate')
      }),
    )
    expect(challenges[0]).toMatch(/^Payment id="/)
    expect(challenges[0]).not.toBe(challenges[1])
  })

  it('answers for any host, and pays the same merchant', async () => {
    const { url } = await served()
    const merchants = await Promise.all(
      ['api.example', 'other.example'].map(async (host) => {
        const answer = await send(`${url}/x402/shop/exact-v1`, {
          headers: { host },
        })
        const [offer] = JSON.parse(answer.body).accepts
        expect(offer.resource).toBe(`http://${host}/x402/shop/exact-v1`)
        return offer.payTo
      }),
    )
    expect(merchants[0]).toBe(merchants[1])
  })

  it('settles in the namespace of the request', async () => {
    const { mock, url } = await served()
    const path = `${url}/x402/shop/exact`
    const client = createSdkClient({ endpoint: url }, [])
    const { accepts } = await offersOf(await fetch(path))
    const headers = paymentHeaders(
      await envelopeFor(client, 2, accepts[0] ?? {}),
    )
    const other = { ...headers, 'x-mock-namespace': 'other' }
    expect((await fetch(path, { headers: other })).status).toBe(200)
    expect(mock.chains.settlements()).toEqual([])
    expect((await fetch(path, { headers })).status).toBe(200)
    expect(mock.chains.settlements()).toHaveLength(1)
  })

  it('says what it sells to who asks for something else', async () => {
    const { url } = await served()
    const answer = await fetch(`${url}/x402/shop/exakt`)
    expect(answer.status).toBe(404)
    expect(await answer.json()).toEqual({
      error: {
        message: `The shop has no "exakt". Did you mean "exact"? It sells: ${paidApis.map(({ name }) => name).join(', ')}`,
      },
    })
  })

  it('is left out with x402: false', async () => {
    const { url } = await served({ x402: false })
    const answer = await fetch(`${url}/x402/shop/exact`)
    expect(answer.status).toBe(404)
    expect(await answer.text()).not.toMatch(/shop has/)
  })
})

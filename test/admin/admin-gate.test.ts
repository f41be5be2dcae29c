import { describe, expect, it } from 'vitest'
import { createAdminCaller, stateOf } from '../support/admin-caller.ts'

const FORWARD = { days: 1 }

async function advance(
  gate: { host?: string; cors?: string },
  headers: Record<string, string>,
  base = 'http://127.0.0.1:4402',
) {
  const { mock, send } = createAdminCaller(gate)
  const before = stateOf(mock)
  const { status, body } = await send('POST clock/advance', FORWARD, {
    headers,
    base,
  })
  const changed = mock.clock.now() > before.now
  return { status, body, changed }
}

describe('the admin API', () => {
  it.each([
    'localhost',
    'localhost:4402',
    'LOCALHOST:4402',
    'mock.localhost:4402',
    '127.0.0.1:4402',
    '127.8.9.10',
    '[::1]:4402',
    '[0:0:0:0:0:0:0:1]',
  ])('answers for the loopback host %s', async (host) => {
    expect(await advance({}, { host })).toMatchObject({
      status: 200,
      changed: true,
    })
  })

  it.each([
    ['mock.internal', 'mock.internal:4402'],
    ['mock.internal', 'MOCK.internal'],
    ['192.0.2.7', '192.0.2.7:4402'],
    ['2001:db8::1', '[2001:db8::1]:4402'],
  ])('listening on %s answers for the host %s', async (own, host) => {
    expect(await advance({ host: own }, { host })).toMatchObject({
      status: 200,
      changed: true,
    })
  })

  it.each([
    'evil.example',
    'evil.example:4402',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'evil.example#localhost',
    '192.0.2.7',
    '0.0.0.0',
    '[2001:db8::1]',
    'bedrock-agentcore.us-east-1.amazonaws.com',
    'not a host',
    '',
  ])('refuses the host "%s" and changes nothing', async (host) => {
    const { status, body, changed } = await advance({}, { host })
    expect(status).toBe(403)
    expect(body).toEqual({
      error: {
        message: `Host ${JSON.stringify(host)} may not use the admin API. Allowed: localhost, 127.0.0.1, [::1] and the host that the server listens on (127.0.0.1)`,
      },
    })
    expect(changed).toBe(false)
  })

  it('refuses a target of a foreign host, whatever the Host header says', async () => {
    const base = 'http://evil.example'
    expect(await advance({}, { host: 'localhost' }, base)).toMatchObject({
      status: 403,
      changed: false,
    })
  })

  it.each<[string | undefined, string]>([
    [undefined, 'https://evil.example'],
    [undefined, 'https://127.0.0.1:4402'],
    [undefined, 'http://127.0.0.1'],
    [undefined, 'http://localhost:4402'],
    [undefined, 'null'],
    ['http://localhost:5173', 'http://localhost:51730'],
    ['http://localhost:5173', 'https://localhost:5173'],
    ['http://localhost:5173', 'null'],
  ])(
    'that pages of %s may use refuses those of %s and changes nothing',
    async (cors, origin) => {
      const gate = cors === undefined ? {} : { cors }
      const { status, body, changed } = await advance(gate, { origin })
      expect(status).toBe(403)
      expect(body).toEqual({
        error: {
          message: `Origin "${origin}" may not use the admin API. Allowed: ${cors ?? "the server's own, as it was started without cors"}`,
        },
      })
      expect(changed).toBe(false)
    },
  )

  it.each([
    ['http://localhost:5173', 'http://localhost:5173'],
    ['*', 'https://app.example'],
    ['*', 'null'],
  ])('that pages of %s may use answers those of %s', async (cors, origin) => {
    expect(await advance({ cors }, { origin })).toMatchObject({
      status: 200,
      changed: true,
    })
  })

  it.each([
    [undefined, 'http://127.0.0.1:4402', '127.0.0.1:4402'],
    [undefined, 'http://127.0.0.1:4402', undefined],
    [undefined, 'http://localhost:4402', 'LOCALHOST:4402'],
    [undefined, 'http://[::1]:4402', '[0:0:0:0:0:0:0:1]:4402'],
    ['http://localhost:5173', 'http://127.0.0.1:4402', '127.0.0.1:4402'],
  ])(
    'that pages of %s may use answers its own page at %s, asked for as %s',
    async (cors, origin, host) => {
      const headers = { origin, ...(host === undefined ? {} : { host }) }
      expect(
        await advance(cors === undefined ? {} : { cors }, headers),
      ).toMatchObject({ status: 200, changed: true })
    },
  )

  it('refuses the page of a rebound name, though it is of the same origin', async () => {
    const headers = {
      host: 'evil.example:4402',
      origin: 'http://evil.example:4402',
    }
    expect(await advance({}, headers)).toMatchObject({
      status: 403,
      changed: false,
    })
  })

  it('refuses a rebound host even if any page may call', async () => {
    const headers = { host: 'evil.example', origin: 'http://evil.example' }
    expect(await advance({ cors: '*' }, headers)).toMatchObject({
      status: 403,
      changed: false,
    })
  })
})

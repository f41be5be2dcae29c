import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startCli } from '../support/cli-run.ts'
import { send } from '../support/http-client.ts'

const PLANTED = 'planted-secret'
const PATH = '/identities/CreatePaymentCredentialProvider'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'secrets-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

const body = (secrets: object) =>
  JSON.stringify({
    name: 'shop',
    credentialProviderVendor: 'CoinbaseCDP',
    providerConfigurationInput: {
      coinbaseCdpConfiguration: {
        apiKeyId: 'k-1',
        apiKeySecret: PLANTED,
        walletSecret: PLANTED,
        ...secrets,
      },
    },
  })

it.each([[[]], [['--json']]])(
  'prints and keeps no secret, with the flags %j',
  async (flags) => {
    const state = join(folder, 'state.json')
    const cli = startCli([...flags, '--state', state])
    const url = await cli.url()
    const headers = {
      'content-type': 'application/json',
      authorization: `Bearer ${PLANTED}`,
    }
    const signed = { 'content-type': 'application/json' }
    const statuses = [
      await send(url + PATH, { method: 'POST', headers, body: body({}) }),
      await send(url + PATH, {
        method: 'POST',
        headers: signed,
        body: body({}),
      }),
      await send(url + PATH, {
        method: 'POST',
        headers: signed,
        body: body({}),
      }),
      await send(url + PATH, {
        method: 'POST',
        headers: signed,
        body: body({ walletSecret: `${PLANTED}!`, other: PLANTED }),
      }),
      await send(url + PATH, {
        method: 'POST',
        headers: signed,
        body: body({}).slice(1),
      }),
    ].map(({ status }) => status)
    const told = await Promise.all(
      ['requests', 'state', 'health'].map((route) =>
        send(`${url}/_mock/${route}`),
      ),
    )
    await cli.stop()

    expect(statuses).toEqual([403, 201, 400, 400, 400])
    const texts = [
      cli.stdout.text,
      cli.stderr.text,
      readFileSync(state, 'utf8'),
      JSON.stringify(told),
    ]
    expect(texts[0]).toContain('CreatePaymentCredentialProvider')
    expect(texts[2]).toContain(
      'token-vault/default/paymentcredentialprovider/shop',
    )
    for (const text of texts) expect(text).not.toContain(PLANTED)
  },
)

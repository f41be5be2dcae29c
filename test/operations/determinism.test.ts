import { expect, it } from 'vitest'
import { readyAccount } from '../../src/entries/fixtures.ts'
import {
  createInstrument,
  createSession,
  INSTRUMENT_OWNER,
  OWNER,
  paymentInput,
} from '../support/ready-inputs.ts'
import {
  CDP_REQUEST,
  COINBASE,
  workloadIdentityToken,
} from '../support/token-requests.ts'
import { ADAPTER_NAMES, type Adapter } from '../support/adapters.ts'
import { startWorld, type World } from '../support/world.ts'

const SEEDED = { seed: 'determinism' }

it('answers the same calls with the same bytes over every adapter, except the address of the consent page', async () => {
  const bodies = await overEveryWay(async (world) =>
    (await callEverything(world)).map(withoutAddresses),
  )

  expect(bodies[0]).toHaveLength(12)
  for (const other of bodies) expect(other).toEqual(bodies[0])
})

it('gives the same request ids over every adapter', async () => {
  const requestIds = await overEveryWay(async ({ client }) => {
    const { $metadata } = await client.listPaymentSessions(OWNER)
    return $metadata.requestId
  })

  expect(requestIds[0]).toMatch(/^[\da-f-]{36}$/)
  expect(new Set(requestIds).size).toBe(1)
})

it('gives another seed other ids, wallets and signatures', async () => {
  const ids = async (seed: string) =>
    inWorld('request handler', { seed }, async ({ client }) => [
      await createSession(client),
      await createInstrument(client),
      (await client.processPayment(paymentInput())).processPaymentId,
    ])

  const one = await ids('one')
  const other = await ids('other')

  for (const [index, id] of one.entries()) expect(other[index]).not.toBe(id)
})

it('gives the same ids again after a reset', async () => {
  await inWorld('request handler', SEEDED, async (world) => {
    const before = [...(await callEverything(world))]
    world.mock.reset()

    await callEverything(world)

    expect(world.bodies.slice(before.length)).toEqual(before)
  })
})

it('gives the same ids however much is read or refused in between', async () => {
  const created = async (read: (world: World) => Promise<unknown>) =>
    inWorld('request handler', SEEDED, async (world) => {
      await read(world)
      return createSession(world.client)
    })

  const plain = await created(async () => {})
  const afterReads = await created(async ({ client }) => {
    await client.listPaymentSessions(OWNER)
    await client.processPayment(paymentInput({ amount: '-1' })).catch(() => {})
  })

  expect(afterReads).toBe(plain)
})

/** The server has a page for it; other adapters have an address like the vendor's. */
function withoutAddresses(body: string): string {
  return body.replace(/"redirectUrl":"[^"]+"/, '"redirectUrl":"…"')
}

/** One after another: msw sees the requests of the whole process. */
async function overEveryWay<Result>(
  use: (world: World) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  for (const adapter of ADAPTER_NAMES)
    results.push(await inWorld(adapter, SEEDED, use))
  return results
}

async function inWorld<Result>(
  adapter: Adapter,
  options: { seed: string },
  use: (world: World) => Promise<Result>,
): Promise<Result> {
  const world = await startWorld(adapter, options)
  try {
    return await use(world)
  } finally {
    await world.close()
  }
}

/** Every operation once or twice, refusals included; the SDK fills in random client tokens. */
async function callEverything(world: World): Promise<readonly string[]> {
  const { client, clock } = world
  const paymentSessionId = await createSession(client)
  const paymentInstrumentId = await createInstrument(client)
  await clock.advanceBy({ minutes: 1 })
  await client.processPayment(paymentInput({}, { paymentSessionId }))
  await client.processPayment(
    paymentInput({}, { paymentSessionId, paymentInstrumentId }),
  )
  await client
    .processPayment(paymentInput({ amount: '900000000' }))
    .catch(() => {})
  await client.getPaymentSession({ ...OWNER, paymentSessionId })
  await client.listPaymentInstruments({ ...OWNER, maxResults: 1 })
  await client.getPaymentInstrumentBalance({
    ...INSTRUMENT_OWNER,
    paymentInstrumentId: readyAccount.ids.paymentInstrumentId,
    chain: 'BASE',
    token: 'USDC',
  })
  await client.getResourcePaymentToken({
    workloadIdentityToken,
    resourceCredentialProviderName: COINBASE,
    paymentTokenRequest: {
      coinbaseCdpTokenRequest: { ...CDP_REQUEST, includeWalletAuthToken: true },
    },
  })
  await client.deletePaymentInstrument({
    ...INSTRUMENT_OWNER,
    paymentInstrumentId,
  })
  await client.deletePaymentSession({ ...OWNER, paymentSessionId })
  await client.listPaymentSessions(OWNER)
  return world.bodies
}

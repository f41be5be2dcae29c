import type { BedrockAgentCore } from '@aws-sdk/client-bedrock-agentcore'
import { encodeFunctionData, type Hex } from 'viem'
import { Abis, Transaction } from 'viem/tempo'
import { describe, expect, it } from 'vitest'
import { createRequestHandler } from '../../../src/entries/aws-sdk.ts'
import { createPaymentsMock } from '../../../src/entries/index.ts'
import {
  decodeCredential,
  type DecodedCredential,
} from '../../domain/mpp/decode-credential.ts'
import { createPrivyWallet, mppPayment } from '../../support/mpp-inputs.ts'
import { createSdkClient } from '../../support/sdk-client.ts'
import { RECIPIENT, startServer, type ServerName } from './servers.ts'

const OTHER = '0x000000000000000000000000000000000000dEaD'
const SPONSORED: ServerName = 'tempo, the merchant pays the fees'
const UNSPONSORED: ServerName = 'tempo, the buyer pays the fees'

function startClient(): BedrockAgentCore {
  const requestHandler = createRequestHandler(createPaymentsMock())
  return createSdkClient({ requestHandler }, [])
}

/** Has the mock pay a server's challenge, and alters the credential. */
async function pay(
  name: ServerName,
  alter: (credential: DecodedCredential) => void | Promise<void> = () => {},
) {
  const server = startServer(name)
  const client = startClient()
  const paymentInstrumentId = await createPrivyWallet(client)
  const { paymentOutput } = await client.processPayment(
    mppPayment(
      await server.challenge(),
      { paymentInstrumentId },
      name === UNSPONSORED,
    ),
  )
  const credential = decodeCredential(
    paymentOutput?.mpp?.paymentCredential ?? '',
  )
  await alter(credential)
  const token = Buffer.from(JSON.stringify(credential)).toString('base64url')
  return { status: await server.statusOf(`Payment ${token}`), credential }
}

/** Adds one to the last digit of a number or of hexadecimal text. */
function next(text = ''): string {
  return text.startsWith('0x')
    ? text.slice(0, -1) + (text.endsWith('0') ? '1' : '0')
    : String(BigInt(text) + 1n)
}

describe.each<ServerName>(['evm', SPONSORED, UNSPONSORED])('%s', (name) => {
  it('is accepted', async () => {
    expect((await pay(name)).status).toBe(200)
  })

  it.each([
    ['id', (id = '') => `${id}x`],
    ['realm', () => 'other.example.com'],
    ['request', (request = '') => `${request.slice(0, -4)}AAAA`],
    ['expires', () => '2100-01-01T00:00:00Z'],
    ['method', () => 'stripe'],
    ['intent', () => 'session'],
  ])('is refused with another %s in the challenge', async (member, change) => {
    const { status } = await pay(name, ({ challenge }) => {
      challenge[member] = change(challenge[member])
    })
    expect(status).toBe(402)
  })
})

describe('evm', () => {
  it.each([
    ['value', next],
    ['nonce', next],
    ['validAfter', next],
    ['validBefore', next],
    ['to', () => OTHER],
    ['from', () => OTHER],
    ['signature', (text = '') => `0x${'1'.repeat(128)}${text.slice(-2)}`],
    ['type', () => 'permit2'],
  ])('is refused with another %s', async (member, change) => {
    const { status } = await pay('evm', ({ payload }) => {
      payload[member] = change(payload[member])
    })
    expect(status).toBe(402)
  })

  it('is refused with another source', async () => {
    const { status } = await pay('evm', (credential) => {
      credential.source = `did:pkh:eip155:84532:${OTHER}`
    })
    expect(status).toBe(402)
  })
})

const FAR = Math.floor(Date.now() / 1000) + 86_400

type Fields = ReturnType<typeof Transaction.deserialize> & {
  calls: { to: Hex; data: Hex }[]
}

/** Changes a transaction and leaves its signature as it is. */
async function alterTransaction(
  { payload }: DecodedCredential,
  change: (fields: Fields) => object,
): Promise<void> {
  const fields = Transaction.deserialize(payload['signature'] as Hex) as Fields
  payload['signature'] = await Transaction.serialize({
    ...fields,
    ...change(fields),
  } as never)
}

function transfer(
  { calls: [call] }: Fields,
  { to = RECIPIENT, amount = 100_000n, memo = call?.data.slice(-64) },
) {
  const data = encodeFunctionData({
    abi: Abis.tip20,
    functionName: 'transferWithMemo',
    args: [to as Hex, amount, `0x${memo}`],
  })
  return { calls: [{ ...call, data }] }
}

describe.each([SPONSORED, UNSPONSORED])('%s', (name) => {
  it('is accepted when its transaction is written once more', async () => {
    const { status } = await pay(name, (credential) =>
      alterTransaction(credential, () => ({})),
    )
    expect(status).toBe(200)
  })

  it.each<[string, (fields: Fields) => object]>([
    ['amount', (fields) => transfer(fields, { amount: 99_999n })],
    ['recipient', (fields) => transfer(fields, { to: OTHER })],
    ['memo', (fields) => transfer(fields, { memo: '0'.repeat(64) })],
    ['token', ({ calls }) => ({ calls: [{ ...calls[0], to: OTHER }] })],
  ])('is refused with another %s', async (_, change) => {
    const { status } = await pay(name, (credential) =>
      alterTransaction(credential, change),
    )
    expect(status).toBe(402)
  })

  // the chain refuses these, since the sender has not signed them
  it.each<[string, (fields: Fields) => object]>([
    ['nonce', () => ({ nonce: 1 })],
    ['lane of nonces', () => ({ nonceKey: 5n })],
    ['end', ({ validBefore = 0 }) => ({ validBefore: validBefore + 1 })],
    ['chain', () => ({ chainId: 42431 })],
  ])('has another sender with another %s', async (_, change) => {
    const { credential } = await pay(name)
    const sender = senderOf(credential)
    expect(credential.source?.toLowerCase()).toBe(
      `did:pkh:eip155:4217:${sender}`,
    )
    await alterTransaction(credential, change)
    expect(senderOf(credential)).not.toBe(sender)
  })
})

function senderOf({ payload }: DecodedCredential) {
  const fields = Transaction.deserialize(payload['signature'] as Hex)
  return (fields as { from?: string }).from
}

describe(SPONSORED, () => {
  it.each<[string, (fields: Fields) => object]>([
    ['lane of nonces', () => ({ nonceKey: 5n })],
    ['end', () => ({ validBefore: FAR })],
    ['end that is over', () => ({ validBefore: 1 })],
  ])('is refused with another %s', async (_, change) => {
    const { status } = await pay(SPONSORED, (credential) =>
      alterTransaction(credential, change),
    )
    expect(status).toBe(402)
  })
})

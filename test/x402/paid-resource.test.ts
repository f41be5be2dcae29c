import type { BedrockAgentCore } from '@aws-sdk/client-bedrock-agentcore'
import fc from 'fast-check'
import { setupServer } from 'msw/node'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readyAccount } from '../../src/entries/fixtures.ts'
import {
  createPaidResource,
  type OfferOptions,
  type PaidResource,
} from '../../src/entries/x402.ts'
import {
  decoded,
  encoded,
  envelopeFor,
  offersOf,
  paymentHeaders,
} from '../support/paid-request.ts'
import { signedBody, start } from '../support/signed-payment.ts'

const REPORT = 'https://merchant.example/report'
const PRICE = { price: '0.01', network: 'base-sepolia' } as const

type Members = Record<string, unknown>

/** Asks a resource, with these headers. */
function ask(resource: PaidResource, headers: Record<string, string> = {}) {
  return resource.fetch(new Request(REPORT, { headers }))
}

/** A mock that sells a report, and an envelope that pays the first offer of it. */
async function sold(options: Parameters<typeof createPaidResource>[2] = PRICE) {
  const { mock, client } = start()
  const report = createPaidResource(mock, REPORT, options)
  const { version, accepts } = await offersOf(await ask(report))
  const [offer = {}] = accepts
  const envelope = () => envelopeFor(client, version, offer)
  return { mock, client, report, offer, envelope }
}

const OFFERS: [string, OfferOptions, string][] = [
  ['x402 version 2', PRICE, 'PAYMENT-RESPONSE'],
  [
    'x402 version 1',
    { ...PRICE, network: 'eip155:8453', version: 1 },
    'X-PAYMENT-RESPONSE',
  ],
  ['x402 upto', { ...PRICE, scheme: 'upto' }, 'PAYMENT-RESPONSE'],
  [
    'x402 on Solana',
    { ...PRICE, network: 'solana-devnet' },
    'PAYMENT-RESPONSE',
  ],
]

describe('a paid resource', () => {
  it.each(OFFERS)(
    'asks for %s, and answers once that is paid',
    async (_, options, receipt) => {
      const { mock, report, offer, envelope } = await sold({
        ...options,
        content: { pages: 12 },
      })
      expect(offer['amount'] ?? offer['maxAmountRequired']).toBe('10000')
      expect(offer['payTo']).toBe(report.payTo[0])
      expect(mock.chains.settlements()).toEqual([])

      const answer = await ask(report, paymentHeaders(await envelope()))

      expect(answer.status).toBe(200)
      expect(await answer.json()).toEqual({ pages: 12 })
      const [settlement] = mock.chains.settlements()
      expect(decoded(answer.headers.get(receipt))).toMatchObject({
        success: true,
        transaction: settlement?.transaction,
        network: offer['network'],
      })
      expect(settlement).toMatchObject({
        amount: '10000',
        payTo: report.payTo[0],
        processPaymentId: expect.any(String),
      })
      mock.checkInvariants()
    },
  )

  it('takes of upto what was used, which may be nothing', async () => {
    for (const [actual, settled] of [
      ['0.004', ['4000']],
      ['0', []],
    ] as const) {
      const { mock, report, envelope } = await sold({
        ...PRICE,
        scheme: 'upto',
        actual,
      })
      const answer = await ask(report, paymentHeaders(await envelope()))
      expect(answer.status).toBe(200)
      expect(mock.chains.settlements().map(({ amount }) => amount)).toEqual(
        settled,
      )
      expect(decoded(answer.headers.get('payment-response'))['amount']).toBe(
        settled[0] ?? '0',
      )
    }
  })

  it('has several offers at once, each in the form of its protocol', async () => {
    const { mock } = start()
    const report = createPaidResource(mock, REPORT, {
      description: 'A report',
      offers: [
        PRICE,
        { ...PRICE, scheme: 'upto', price: '0.05' },
        { ...PRICE, version: 1 },
        { ...PRICE, protocol: 'mpp' },
      ],
    })
    const answer = await ask(report)
    expect(answer.status).toBe(402)
    expect(decoded(answer.headers.get('payment-required'))).toMatchObject({
      x402Version: 2,
      resource: { url: REPORT, description: 'A report' },
      accepts: [
        { scheme: 'exact', network: 'eip155:84532', amount: '10000' },
        {
          scheme: 'upto',
          amount: '50000',
          extra: { facilitatorAddress: expect.any(String) },
        },
      ],
    })
    expect(answer.headers.get('www-authenticate')).toMatch(/^Payment id="/)
    expect(await answer.json()).toMatchObject({
      x402Version: 1,
      error: 'X-PAYMENT header is required',
      accepts: [{ network: 'base-sepolia', resource: REPORT }],
    })
  })

  it('answers at its URL through MSW, whatever the query', async () => {
    const { report, envelope } = await sold()
    const server = setupServer(report.handler)
    server.listen({ onUnhandledRequest: 'error' })
    onTestFinished(() => server.close())
    expect((await fetch(`${REPORT}?page=1`)).status).toBe(402)
    const headers = paymentHeaders(await envelope())
    expect((await fetch(REPORT, { headers })).status).toBe(200)
  })
})

describe('a paid resource, to a bad payment,', () => {
  it('refuses a proof that is used again', async () => {
    const { mock, report, envelope } = await sold()
    const headers = paymentHeaders(await envelope())
    await ask(report, headers)
    const answer = await ask(report, headers)
    expect(answer.status).toBe(402)
    expect(decoded(answer.headers.get('payment-required'))['error']).toBe(
      'invalid_exact_evm_nonce_already_used',
    )
    expect(mock.chains.settlements()).toHaveLength(1)
  })

  it('names the cure of an envelope of version 2 in X-PAYMENT', async () => {
    const { mock, report, envelope } = await sold()
    const answer = await ask(report, {
      'X-PAYMENT': encoded(await envelope()),
    })
    expect(answer.status).toBe(402)
    expect(answer.headers.get('x-mock-hint')).toBe(
      'X-PAYMENT is the header of x402 version 1, but its envelope is of version 2: send it as PAYMENT-SIGNATURE',
    )
    expect(mock.chains.settlements()).toEqual([])
  })

  it.each<[string, (envelope: Members) => unknown, string]>([
    [
      'no accepted',
      (envelope) => ({ ...envelope, accepted: undefined }),
      "The envelope has no 'accepted': put the entry of 'accepts' that was paid into it, unchanged",
    ],
    [
      'an altered amount',
      (envelope) => ({
        ...envelope,
        accepted: { ...(envelope['accepted'] as object), amount: '1' },
      }),
      "'accepted' differs from the nearest entry of 'accepts' in 'amount': put the entry into it unchanged",
    ],
    [
      'the proof alone',
      (envelope) => envelope['payload'],
      'PAYMENT-SIGNATURE has no x402Version: wrap the proof as { x402Version: 2, accepted, payload }',
    ],
  ])('names the cure of %s', async (_, change, hint) => {
    const { mock, report, envelope } = await sold()
    const answer = await ask(report, {
      'PAYMENT-SIGNATURE': encoded(change(await envelope())),
    })
    expect(answer.status).toBe(402)
    expect(answer.headers.get('x-mock-hint')).toBe(hint)
    expect(mock.chains.settlements()).toEqual([])
  })

  it('answers 412 to upto of a wallet that has allowed nothing', async () => {
    const { mock, client, report, offer } = await sold({
      ...PRICE,
      scheme: 'upto',
    })
    const { body } = await signedBody(client, offer)
    const answer = await ask(report, paymentHeaders(body.paymentPayload))
    expect(answer.status).toBe(412)
    expect(answer.headers.get('x-mock-hint')).toMatch(/permit2AllowanceLimit/)
    expect(mock.chains.settlements()).toEqual([])
  })

  it('answers 400 to a header of version 2 that is no JSON in base64', async () => {
    const { report } = await sold()
    for (const header of ['%', 'e30', encoded([]), encoded('text')]) {
      const answer = await ask(report, { 'PAYMENT-SIGNATURE': header })
      expect(answer.status).toBe(400)
      expect(answer.headers.get('x-mock-hint')).toBe(
        'PAYMENT-SIGNATURE must be base64 of a JSON object',
      )
    }
  })

  it('refuses whatever it is sent, and settles nothing', async () => {
    const { mock, report, envelope } = await sold({
      offers: [
        PRICE,
        { ...PRICE, version: 1 },
        { ...PRICE, protocol: 'mpp' },
        { ...PRICE, network: 'solana' },
      ],
    })
    const good = await envelope()
    const anyMembers = fc.dictionary(
      fc.constantFrom('x402Version', 'accepted', 'payload', 'toString'),
      fc.oneof(fc.constantFrom(1, 2), fc.json().map(parse), fc.jsonValue()),
    )
    const anyHeader = fc.oneof(
      fc.string({ unit: 'grapheme-ascii' }).map((text) => text.trim()),
      fc.jsonValue().map(encoded),
      anyMembers.map(encoded),
      anyMembers.map((members) => encoded({ ...good, payload: members })),
      fc.jsonValue().map((value) => encoded({ ...good, accepted: value })),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('PAYMENT-SIGNATURE', 'X-PAYMENT', 'Authorization'),
        anyHeader,
        async (name, header) => {
          const value = name === 'Authorization' ? `Payment ${header}` : header
          const answer = await ask(report, { [name]: value })
          expect([400, 402]).toContain(answer.status)
        },
      ),
      { numRuns: 300 },
    )
    expect(mock.chains.settlements()).toEqual([])
  })
})

function parse(json: string): unknown {
  return JSON.parse(json)
}

describe('a resource that is paid by MPP', () => {
  const OFFER = { ...PRICE, protocol: 'mpp' } as const

  /** The credential by which ProcessPayment pays a challenge of a resource. */
  async function challenged(
    report: PaidResource,
    client: BedrockAgentCore,
  ): Promise<Members> {
    const header = (await ask(report)).headers.get('www-authenticate') ?? ''
    const { userId, paymentManagerArn, paymentSessionId, paymentInstrumentId } =
      readyAccount.ids
    const { paymentOutput } = await client.processPayment({
      userId,
      paymentManagerArn,
      paymentSessionId,
      paymentInstrumentId,
      paymentType: 'MPP',
      paymentInput: { mpp: { version: '1', wwwAuthenticateHeaders: [header] } },
    })
    const token = paymentOutput?.mpp?.paymentCredential?.split(' ')[1] ?? ''
    return JSON.parse(Buffer.from(token, 'base64url').toString())
  }

  function pay(report: PaidResource, credential: unknown) {
    const token = Buffer.from(JSON.stringify(credential)).toString('base64url')
    return ask(report, { authorization: `Payment ${token}` })
  }

  it('answers with a receipt once a credential settles', async () => {
    const { mock, client, report } = await sold({ offers: [PRICE, OFFER] })
    const answer = await pay(report, await challenged(report, client))
    expect(answer.status).toBe(200)
    const receipt = JSON.parse(
      Buffer.from(
        answer.headers.get('payment-receipt') ?? '',
        'base64url',
      ).toString(),
    )
    const [settlement] = mock.chains.settlements()
    expect(receipt).toEqual({
      status: 'success',
      method: 'evm',
      timestamp: '2026-05-04T10:00:00.500Z',
      reference: settlement?.transaction,
    })
    expect(settlement).toMatchObject({ protocol: 'mpp', scheme: 'charge' })
    expect(mock.db.payment.getAll()).toMatchObject([
      {
        paymentType: 'MPP',
        settlementStatus: 'SETTLED',
        settledAmount: '10000',
      },
    ])
    mock.checkInvariants()
  })

  it('asks with a problem of MPP, and takes a challenge once', async () => {
    const { mock, client } = start()
    const report = createPaidResource(mock, REPORT, OFFER)
    const first = await ask(report)
    expect(first.headers.get('content-type')).toBe('application/problem+json')
    expect(await first.json()).toMatchObject({
      type: 'https://paymentauth.org/problems/payment-required',
      status: 402,
    })
    const credential = await challenged(report, client)
    await pay(report, credential)
    const again = await pay(report, credential)
    expect(again.status).toBe(402)
    expect(await again.json()).toMatchObject({
      type: 'https://paymentauth.org/problems/invalid-challenge',
    })
    expect(again.headers.get('www-authenticate')).toMatch(/^Payment id="/)
    expect(mock.chains.settlements()).toHaveLength(1)
  })

  it.each<[string, string, (credential: Members) => unknown]>([
    ['malformed-credential', 'is no credential', () => []],
    [
      'invalid-challenge',
      'alters the challenge',
      ({ challenge, ...credential }) => ({
        ...credential,
        challenge: {
          ...(challenge as Members),
          expires: '2027-01-01T00:00:00Z',
        },
      }),
    ],
    [
      'verification-failed',
      'has a nonce of another challenge',
      ({ payload, ...credential }) => ({
        ...credential,
        payload: { ...(payload as Members), nonce: `0x${'1'.repeat(64)}` },
      }),
    ],
    [
      'verification-failed',
      'has another payer for its source',
      (credential) => ({
        ...credential,
        source:
          'did:pkh:eip155:84532:0x0000000000000000000000000000000000000001',
      }),
    ],
    [
      'verification-failed',
      'has another signature',
      ({ payload, ...credential }) => ({
        ...credential,
        payload: { ...(payload as Members), value: '1' },
      }),
    ],
  ])('answers %s to what %s', async (kind, _, change) => {
    const { mock, client } = start()
    const report = createPaidResource(mock, REPORT, OFFER)
    const answer = await pay(report, change(await challenged(report, client)))
    expect(answer.status).toBe(402)
    expect(await answer.json()).toMatchObject({
      type: `https://paymentauth.org/problems/${kind}`,
    })
    expect(mock.chains.settlements()).toEqual([])
  })

  it('refuses a credential whose challenge has ended', async () => {
    const { mock, client } = start()
    const report = createPaidResource(mock, REPORT, OFFER)
    const credential = await challenged(report, client)
    mock.clock.advanceBy({ minutes: 5 })
    const answer = await pay(report, credential)
    expect(await answer.json()).toMatchObject({
      type: 'https://paymentauth.org/problems/payment-expired',
    })
    expect(mock.chains.settlements()).toEqual([])
  })
})

describe('trouble at a merchant', () => {
  it.each([
    ['payment-required-again', 402, 0],
    ['error-after-settlement', 500, 1],
    ['settlement-unknown', 402, 1],
  ] as const)(
    '%s answers %d to a good payment, once',
    async (kind, status, settled) => {
      const { mock, report, envelope } = await sold({
        ...PRICE,
        trouble: { kind, times: 1 },
      })
      const answer = await ask(report, paymentHeaders(await envelope()))
      expect(answer.status).toBe(status)
      expect(mock.chains.settlements()).toHaveLength(settled)
      if (kind === 'settlement-unknown') {
        expect(decoded(answer.headers.get('payment-response'))).toMatchObject({
          success: false,
          errorReason: 'unexpected_settle_error',
          transaction: '',
        })
      }
      const next = await ask(report, paymentHeaders(await envelope()))
      expect(next.status).toBe(200)
    },
  )

  it('lost-reply settles, and gives no answer', async () => {
    const { mock, report, envelope } = await sold({
      ...PRICE,
      trouble: { kind: 'lost-reply' },
    })
    const answer = await ask(report, paymentHeaders(await envelope()))
    expect(answer.type).toBe('error')
    expect(mock.chains.settlements()).toHaveLength(1)
  })

  it("slow takes its latency on the mock's clock", async () => {
    const { mock, report, envelope } = await sold({
      ...PRICE,
      trouble: { kind: 'slow', latency: { seconds: 40 } },
    })
    const answer = await ask(report, paymentHeaders(await envelope()))
    expect(answer.status).toBe(200)
    expect(mock.clock.now().toISOString()).toBe('2026-05-04T10:00:40.500Z')
  })
})

describe('a paid resource that cannot be made', () => {
  const { mock } = start()
  it.each<[string, unknown, string]>([
    [
      'a price of 0',
      { ...PRICE, price: '0' },
      `price must be decimal text in US dollars above 0 with at most six decimals, such as '0.01'. Received: "0"`,
    ],
    [
      'an unknown network',
      { ...PRICE, network: 'base-sepoila' },
      'network must be the name of a network. Received: "base-sepoila". Did you mean "base-sepolia"? Allowed: ',
    ],
    [
      'version 1 where it has no name',
      { ...PRICE, network: 'eip155:42161', version: 1 },
      'x402 version 1 has no exact on "eip155:42161"',
    ],
    [
      'upto on Solana',
      { ...PRICE, network: 'solana', scheme: 'upto' },
      'x402 version 2 has no upto on "solana"',
    ],
    [
      'mpp on Solana',
      { ...PRICE, network: 'solana', protocol: 'mpp' },
      'An offer by mpp is a charge on an EVM network',
    ],
    [
      'an actual amount above the price',
      { ...PRICE, scheme: 'upto', actual: '0.02' },
      'actual must not be above the price of "0.01". Received: "0.02"',
    ],
    [
      'an actual amount of exact',
      { ...PRICE, actual: '0.005' },
      'actual is for the scheme upto',
    ],
    [
      'no offers',
      { offers: [] },
      'offers must be a list of at least one offer',
    ],
    [
      'an unknown option',
      { ...PRICE, networks: 'base' },
      'An offer has no member "networks". Did you mean "network"?',
    ],
    [
      'an address of another network',
      { ...PRICE, payTo: 'merchant' },
      `payTo must be an address of the offer's network`,
    ],
    [
      'trouble of another kind',
      { ...PRICE, trouble: { kind: 'fire' } },
      'kind of trouble must be one of',
    ],
    [
      'a slow answer without a latency',
      { ...PRICE, trouble: { kind: 'slow' } },
      'latency is for trouble of the kind slow, which needs it',
    ],
  ])(
    'is refused with the value and what is allowed: %s',
    (_, options, text) => {
      expect(() =>
        createPaidResource(mock, REPORT, options as typeof PRICE),
      ).toThrow(text)
    },
  )

  it('is refused for a URL that is not absolute', () => {
    expect(() => createPaidResource(mock, '/report', PRICE)).toThrow(
      `url must be absolute, such as 'https://merchant.example/report'. Received: "/report"`,
    )
  })
})

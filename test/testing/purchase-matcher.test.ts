import { describe, expect, it } from 'vitest'
import { insufficientFunds } from '../../src/entries/fixtures.ts'
import { createPaymentsMock } from '../../src/entries/index.ts'
import { paymentsMatchers } from '../../src/entries/matchers.ts'
import { createPaidResource } from '../../src/entries/x402.ts'
import {
  decoded,
  envelopeFor,
  offersOf,
  paymentHeaders,
} from '../support/paid-request.ts'
import { start } from '../support/signed-payment.ts'

const { toHavePaidOnce } = paymentsMatchers
const URL_OF_REPORT = 'https://merchant.example/report'
const PRICE = { price: '0.01', network: 'base-sepolia' }

/** A mock that sells a report, and a client that pays for it. */
function shop(trouble?: { kind: 'error-after-settlement' }) {
  const { mock, client } = start()
  const report = createPaidResource(mock, URL_OF_REPORT, {
    ...PRICE,
    ...(trouble && { trouble }),
  })
  const buy = async () => {
    const request = (headers = {}) => new Request(URL_OF_REPORT, { headers })
    const { accepts } = await offersOf(await report.fetch(request()))
    const envelope = await envelopeFor(client, 2, accepts[0] ?? {})
    return report.fetch(request(paymentHeaders(envelope)))
  }
  return { mock, report, buy }
}

describe('toHavePaidOnce', () => {
  it('passes after one purchase, and says what was paid', async () => {
    const { mock, report, buy } = shop()
    expect(toHavePaidOnce(mock, report).pass).toBe(false)
    expect((await buy()).status).toBe(200)
    const once = toHavePaidOnce(mock, report)
    expect(once.pass).toBe(true)
    expect(once.message()).toContain(
      'https://merchant.example/report was paid 1 times. Expected: not once',
    )
  })

  it('fails for a client that pays again after an error', async () => {
    const { mock, report, buy } = shop({ kind: 'error-after-settlement' })
    expect((await buy()).status).toBe(500)
    await buy()
    const { pass, message } = toHavePaidOnce(mock, report)
    expect(pass).toBe(false)
    expect(message()).toMatch(
      /was paid 2 times. Expected: once\n\nPayments:\n  \S+: 0.01\d* USD, SETTLED\n/,
    )
  })

  it('counts no payment of another resource', async () => {
    const { mock, buy } = shop()
    const other = createPaidResource(mock, `${URL_OF_REPORT}/other`, PRICE)
    await buy()
    expect(toHavePaidOnce(mock, other).pass).toBe(false)
  })

  it('finds a resource whose address was given in lower case', async () => {
    const { mock, client } = start()
    const report = createPaidResource(mock, URL_OF_REPORT, {
      ...PRICE,
      payTo: '0x99935f281d3ed1e804bf1413b76e0b03e1fed4f9',
    })
    const { accepts } = await offersOf(
      await report.fetch(new Request(URL_OF_REPORT)),
    )
    await envelopeFor(client, 2, accepts[0] ?? {})
    expect(toHavePaidOnce(mock, report).pass).toBe(true)
  })

  it('throws for what is no resource', () => {
    const { mock } = shop()
    expect(() =>
      toHavePaidOnce(mock, 'https://merchant.example' as never),
    ).toThrow('takes a resource, as createPaidResource() returns it')
  })
})

describe('the scenario insufficientFunds', () => {
  it('signs a payment whose settlement is refused', async () => {
    const { mock, report, buy } = shop()
    mock.reset(insufficientFunds)
    const answer = await buy()
    expect(answer.status).toBe(402)
    expect(decoded(answer.headers.get('payment-required'))['error']).toBe(
      'invalid_exact_evm_insufficient_balance',
    )
    expect(mock.chains.settlements()).toEqual([])
    expect(mock.db.payment.getAll()).toMatchObject([
      { settlementStatus: 'REFUSED' },
    ])
    expect(toHavePaidOnce(mock, report).pass).toBe(true)
    createPaymentsMock({ scenario: insufficientFunds }).checkInvariants()
  })
})

import { fromHeader, toHeader, type PaymentSignature } from './x402.ts'

const URL = 'https://weather.example/today'
const WALLET = '0x99935f281d3ED1E804bF1413b76E0B03e1fed4F9'
const USDC_ON_BASE_SEPOLIA = '0x036CbD53842c5426634e7929541eC2318f3dCF7e'

/** A merchant for tests: it answers 402 until it is shown a payment that it has not seen before. */
export interface Merchant {
  url: string
  fetch: typeof globalThis.fetch
  /** Nonces of the payments that it took. */
  readonly sales: readonly string[]
}

/** @param price in base units of USDC: 40000 is 0.04 USD. */
export function createMerchant(price: string): Merchant {
  const sales: string[] = []
  const accepted = {
    scheme: 'exact',
    network: 'eip155:84532',
    amount: price,
    asset: USDC_ON_BASE_SEPOLIA,
    payTo: WALLET,
    maxTimeoutSeconds: 60,
    extra: { name: 'USDC', version: '2' },
  }
  const paymentRequired = () =>
    new Response(null, {
      status: 402,
      headers: {
        'payment-required': toHeader({
          x402Version: 2,
          resource: { url: URL },
          accepts: [accepted],
        }),
      },
    })

  return {
    url: URL,
    sales,
    async fetch(input, init) {
      const header = new Request(input, init).headers.get('payment-signature')
      if (header === null) return paymentRequired()
      const { to, value, nonce } = authorizationIn(header)
      if (to !== WALLET || value !== price || sales.includes(nonce)) {
        return paymentRequired()
      }
      sales.push(nonce)
      return new Response('Sunny, 24 degrees')
    },
  }
}

/** What the payer has signed (EIP-3009). Who signed it is for a facilitator to find out. */
function authorizationIn(header: string) {
  const { payload } = fromHeader<PaymentSignature>(header)
  return (
    payload as {
      authorization: { to: string; value: string; nonce: string }
    }
  ).authorization
}

/** What a merchant asks for with "402 Payment Required" (x402 version 2). */
type PaymentRequirements = {
  scheme: string
  network: string
  /** In base units of the asset: 20000 is 0.02 USDC. */
  amount: string
  asset: string
  payTo: string
  maxTimeoutSeconds: number
  extra: { name: string; version: string }
}

/** Something that an agent may buy. */
export interface Offer {
  title: string
  /** US dollars as decimal text. */
  price: string
  requirements: PaymentRequirements
}

/** What is on sale. In an app of your own, merchants say so. */
export const OFFERS: readonly Offer[] = [
  offer('Weather report', '0.02', '20000'),
  offer('Market data', '0.25', '250000'),
  offer('Satellite image', '4.00', '4000000'),
]

function offer(title: string, price: string, amount: string): Offer {
  return {
    title,
    price,
    requirements: {
      scheme: 'exact',
      network: 'eip155:84532',
      amount,
      asset: '0x036CbD53842c5426634e7929541eC2318f3dCF7e',
      payTo: '0x99935f281d3ED1E804bF1413b76E0B03e1fed4F9',
      maxTimeoutSeconds: 60,
      extra: { name: 'USDC', version: '2' },
    },
  }
}

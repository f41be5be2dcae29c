/**
 * What pages pay a merchant on Base Sepolia.
 *
 * @param amount in base units of USDC: 20000 is 0.02 USD.
 */
export function x402Input(amount: string) {
  return {
    paymentType: 'CRYPTO_X402',
    paymentInput: {
      cryptoX402: {
        version: '2',
        payload: {
          scheme: 'exact',
          network: 'eip155:84532',
          amount,
          asset: '0x036CbD53842c5426634e7929541eC2318f3dCF7e',
          payTo: '0x99935f281d3ED1E804bF1413b76E0B03e1fed4F9',
          maxTimeoutSeconds: 60,
          extra: { name: 'USDC', version: '2' },
        },
      },
    },
  } as const
}

/** The documented version 2 example. */
export const V2_PAYLOAD = {
  scheme: 'exact',
  network: 'eip155:84532',
  amount: '100000',
  asset: '0x036CbD53842c5426634e7929541eC2318f3dCF7e',
  payTo: '0x99935f281d3ED1E804bF1413b76E0B03e1fed4F9',
  maxTimeoutSeconds: 300,
  extra: { name: 'USDC', version: '2' },
}

/** The documented version 1 example, with the parts that a signature does not cover. */
export const V1_PAYLOAD = {
  scheme: 'exact',
  network: 'base-sepolia',
  maxAmountRequired: '5000',
  resource: 'https://merchant.example/report',
  description: 'A report',
  mimeType: 'application/json',
  payTo: '0x99935f281d3ED1E804bF1413b76E0B03e1fed4F9',
  maxTimeoutSeconds: 60,
  asset: '0x036CbD53842c5426634e7929541eC2318f3dCF7e',
  extra: { name: 'USDC', version: '2' },
  outputSchema: null,
}

/** The documented `upto` example; it is of version 2. */
export const UPTO_PAYLOAD = {
  scheme: 'upto',
  network: 'eip155:8453',
  maxAmountRequired: '3495',
  asset: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
  payTo: '0x99935f281d3ED1E804bF1413b76E0B03e1fed4F9',
  maxTimeoutSeconds: 300,
  extra: {
    name: 'USD Coin',
    version: '2',
    facilitatorAddress: '0x8581784D3E598cCa3482375CFF2409Ac9DD8c402',
  },
}

/** An example of Solana of version 2; the fee payer is a made-up facilitator's. */
export const SOLANA_PAYLOAD = {
  scheme: 'exact',
  network: 'solana:EtWTRABZaYq6iMfeYKouRu166VU2xqa1',
  amount: '1000',
  asset: '4zMMC9srt5Ri5X14GAgXhaHii3GnPAEERYPJgZJDncDU',
  payTo: '2wKupLR9q6wXYppw8Gr2NvWxKBUqm4PPJKkQfoxHDBg4',
  maxTimeoutSeconds: 60,
  extra: { feePayer: 'EwWqGE4ZFKLofuestmU4LDdK7XM1N4ALgdZccwYugwGd' },
}

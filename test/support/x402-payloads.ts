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

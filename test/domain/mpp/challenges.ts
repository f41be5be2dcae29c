/** What a merchant's server asks for in the tests of MPP. */
export const RECIPIENT = '0x99935f281d3ED1E804bF1413b76E0B03e1fed4F9'

const REALM = 'api.example.com'

/** Base64url of a request; a text is taken as its JSON. */
export function encodeRequest(request: unknown): string {
  const json = typeof request === 'string' ? request : JSON.stringify(request)
  return Buffer.from(json).toString('base64url')
}

/** A `WWW-Authenticate` header of these parameters, in quotes; undefined ones are left out. */
export function challengeHeader(
  params: Readonly<Record<string, string | undefined>>,
): string {
  const written = Object.entries(params).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}="${value}"`],
  )
  return `Payment ${written.join(', ')}`
}

type Request = Readonly<Record<string, unknown>>
type Params = Readonly<Record<string, string | undefined>>

function challenge(method: string, request: Request, params: Params): string {
  return challengeHeader({
    id: 'x7Tg2pLqR9mKvNwY3hBcZa',
    realm: REALM,
    method,
    intent: 'charge',
    request: encodeRequest(request),
    expires: '2026-05-04T10:05:00Z',
    ...params,
  })
}

/** The request of a charge in USDC on Base Sepolia. */
export const EVM_REQUEST = {
  amount: '100000',
  currency: '0x036CbD53842c5426634e7929541eC2318f3dCF7e',
  recipient: RECIPIENT,
  methodDetails: { chainId: 84532, credentialTypes: ['authorization'] },
}

/** A challenge to pay on Base Sepolia, with these changes. */
export function evmChallenge(request: Request = {}, params: Params = {}) {
  return challenge('evm', { ...EVM_REQUEST, ...request }, params)
}

/** The request of a charge in USDC on Tempo whose fees the merchant pays. */
export const TEMPO_REQUEST = {
  amount: '100000',
  currency: '0x20c000000000000000000000b9537d11c60e8b50',
  recipient: RECIPIENT,
  methodDetails: { chainId: 4217, feePayer: true, supportedModes: ['pull'] },
}

/** A challenge to pay on Tempo, with these changes. */
export function tempoChallenge(request: Request = {}, params: Params = {}) {
  return challenge('tempo', { ...TEMPO_REQUEST, ...request }, params)
}

/** The request of a charge in USDC on Solana's test network, whose fees the merchant pays. */
export const SOLANA_REQUEST = {
  amount: '100000',
  currency: '4zMMC9srt5Ri5X14GAgXhaHii3GnPAEERYPJgZJDncDU',
  recipient: '7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU',
  methodDetails: {
    network: 'devnet',
    decimals: 6,
    tokenProgram: 'TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA',
    feePayer: true,
    feePayerKey: '2wKupLR9q6wXYppw8Gr2NvWxKBUqm4PPJKkQfoxHDBg4',
  },
}

/** A challenge to pay on Solana's test network, with these changes. */
export function solanaChallenge(request: Request = {}, params: Params = {}) {
  return challenge('solana', { ...SOLANA_REQUEST, ...request }, params)
}

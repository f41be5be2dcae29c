import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MppInput } from '../../../src/domain/mpp/challenge.ts'
import type { PayingWallet } from '../../../src/domain/mpp/charge.ts'
import { readCharge } from '../../../src/domain/mpp/read-charge.ts'
import { networkNamesOf } from '../../../src/domain/x402/networks.ts'
import { ServiceException, validationException } from '../../../src/errors.ts'
import { challengeHeaders } from './any-challenge.ts'
import {
  EVM_REQUEST,
  evmChallenge,
  RECIPIENT,
  SOLANA_REQUEST,
  solanaChallenge,
  TEMPO_REQUEST,
  tempoChallenge,
} from './challenges.ts'

const NOW_MS = Date.parse('2026-05-04T10:00:00.500Z')

const PRIVY: PayingWallet = { network: 'ETHEREUM', vendor: 'StripePrivy' }
const COINBASE: PayingWallet = { network: 'ETHEREUM', vendor: 'CoinbaseCDP' }
const SOLANA: PayingWallet = { network: 'SOLANA', vendor: 'StripePrivy' }

function read(header: string, wallet = PRIVY, changes: Partial<MppInput> = {}) {
  return readCharge(
    { version: '1', wwwAuthenticateHeaders: [header], ...changes },
    wallet,
    NOW_MS,
  )
}

describe('a charge', () => {
  it('is read for the method evm, with either vendor', () => {
    for (const wallet of [PRIVY, COINBASE]) {
      expect(read(evmChallenge(), wallet)).toMatchObject({
        method: 'evm',
        network: { chain: 'BASE_SEPOLIA' },
        asset: EVM_REQUEST.currency,
        payTo: RECIPIENT,
        amount: 100_000n,
        expiresMs: Date.parse('2026-05-04T10:05:00Z'),
        warnings: [],
      })
    }
  })

  it('is read for the method tempo, whose chain is by default the test network', () => {
    expect(read(tempoChallenge())).toMatchObject({
      method: 'tempo',
      network: { chain: 'TEMPO' },
      isSponsored: true,
      amount: 100_000n,
    })
    const request = {
      currency: '0x20C0000000000000000000000000000000000000',
      methodDetails: { feePayer: true },
    }
    expect(read(tempoChallenge(request))).toMatchObject({
      network: { chain: 'TEMPO_TESTNET' },
    })
  })

  it('is read for the method tempo when the buyer agrees to pay the fees', () => {
    const header = tempoChallenge({ methodDetails: { chainId: 4217 } })
    expect(read(header, PRIVY, { buyerPaysGasFees: true })).toMatchObject({
      isSponsored: false,
    })
  })

  it('is read for the method solana, whose network is by default the main one', () => {
    const { methodDetails } = SOLANA_REQUEST
    expect(read(solanaChallenge(), SOLANA)).toMatchObject({
      method: 'solana',
      network: { chain: 'SOLANA_DEVNET' },
      asset: SOLANA_REQUEST.currency,
      payTo: SOLANA_REQUEST.recipient,
      feePayer: methodDetails.feePayerKey,
      recentBlockhash: undefined,
    })
    const request = {
      currency: 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v',
      methodDetails: { ...methodDetails, network: undefined },
    }
    expect(read(solanaChallenge(request), SOLANA)).toMatchObject({
      network: { chain: 'SOLANA' },
    })
  })

  it('may be without an end, or end in another time zone', () => {
    const forever = evmChallenge({}, { expires: undefined })
    expect(read(forever).expiresMs).toBeUndefined()
    const elsewhere = evmChallenge(
      {},
      { expires: '2026-05-04t14:00:01.25+04:00' },
    )
    expect(read(elsewhere).expiresMs).toBe(
      Date.parse('2026-05-04T10:00:01.250Z'),
    )
  })

  it('takes a token in any case, and writes the merchant with its checksum', () => {
    const request = {
      currency: EVM_REQUEST.currency.toLowerCase(),
      recipient: RECIPIENT.toLowerCase(),
    }
    expect(read(evmChallenge(request))).toMatchObject({
      asset: EVM_REQUEST.currency,
      payTo: RECIPIENT,
    })
  })
})

const evmOn = (methodDetails: object, changes: object = {}) =>
  evmChallenge({ methodDetails, ...changes })
const tempoOn = (changes: object) =>
  tempoChallenge({
    methodDetails: { ...TEMPO_REQUEST.methodDetails, ...changes },
  })
const solanaOn = (changes: object) =>
  solanaChallenge({
    methodDetails: { ...SOLANA_REQUEST.methodDetails, ...changes },
  })

const currency = (network: string, received: string) =>
  `MPP EVM/Tempo charge supports only the canonical USDC token on network '${network}'. Received currency: ${received}`
const mismatch = (wallet: 'ETHEREUM' | 'SOLANA', network: string) =>
  `Network mismatch '${wallet}' is not supported for paymentNetwork '${network}'. Supported networks: ${networkNamesOf(wallet).join(', ')}`
const EXPIRED =
  "MPP challenge has expired ('expires' is in the past). Obtain a fresh challenge and retry."
const GAS =
  "This MPP challenge does not offer seller-sponsored network fees (methodDetails.feePayer=false), so the blockchain network (gas) fees would be charged to the buyer's wallet in addition to the payment amount. Set buyerPaysGasFees=true to authorize paying them, or obtain a challenge whose seller sponsors the fees."
const SOLANA_FEES =
  'MPP Solana charge currently supports only server-sponsored fees (methodDetails.feePayer=true). Client-paid fees (feePayer=false) are not yet supported.'
const PULL =
  "MPP supports only pull mode; challenge supportedModes did not include 'pull'."
const failed = (reason: string) =>
  `Failed to build MPP payment credential: ${reason}`
const EVM_TOKEN = EVM_REQUEST.currency

describe('a charge is refused', () => {
  it.each<[message: string, header: string, wallet?: PayingWallet]>([
    [
      'MPP challenge is missing required field: methodDetails.chainId',
      evmOn({}),
    ],
    [PULL, evmOn({ chainId: 84532, supportedModes: ['push'] })],
    [PULL, tempoOn({ supportedModes: [] })],
    [currency('eip155:8453', EVM_TOKEN), evmOn({ chainId: 8453 })],
    [currency('eip155:137', EVM_TOKEN), evmOn({ chainId: 137 })],
    [currency('eip155:1', TEMPO_REQUEST.currency), tempoOn({ chainId: 1 })],
    [
      currency('eip155:42431', TEMPO_REQUEST.currency),
      tempoOn({ chainId: undefined }),
    ],
    [mismatch('SOLANA', 'eip155:84532'), evmChallenge(), SOLANA],
    [mismatch('SOLANA', 'eip155:4217'), tempoChallenge(), SOLANA],
    [mismatch('ETHEREUM', 'devnet'), solanaChallenge()],
    [GAS, tempoOn({ feePayer: false })],
    [GAS, tempoOn({ feePayer: 'true' })],
    [
      'Tempo payments are not supported for Coinbase-managed payment instruments.',
      tempoChallenge(),
      COINBASE,
    ],
    [
      "MPP Solana charge supports only the 'mainnet' and 'devnet' networks. Received: localnet",
      solanaOn({ network: 'localnet' }),
      SOLANA,
    ],
    [
      "MPP Solana charge supports only the 'mainnet' and 'devnet' networks. Received: toString",
      solanaOn({ network: 'toString' }),
      SOLANA,
    ],
    [SOLANA_FEES, solanaOn({ feePayer: false }), SOLANA],
    [
      'Solana MPP payments are not supported for Coinbase-managed payment instruments.',
      solanaChallenge(),
      { ...SOLANA, vendor: 'CoinbaseCDP' },
    ],
    [
      'MPP challenge is missing required field: methodDetails.feePayerKey',
      solanaOn({ feePayerKey: undefined }),
      SOLANA,
    ],
    [
      failed(
        'methodDetails.feePayerKey must be an address on Solana. Received: me',
      ),
      solanaOn({ feePayerKey: 'me' }),
      SOLANA,
    ],
    [
      failed('externalId must have at most 566 bytes. Received: 567 bytes'),
      solanaChallenge({ externalId: 'x'.repeat(567) }),
      SOLANA,
    ],
    [
      "Payment asset is not a supported USDC token address for network 'mainnet'. Received: 4zMMC9srt5Ri5X14GAgXhaHii3GnPAEERYPJgZJDncDU. Expected: EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v",
      solanaOn({ network: 'mainnet' }),
      SOLANA,
    ],
    [EXPIRED, evmChallenge({}, { expires: '2026-05-04T10:00:00Z' })],
    [EXPIRED, evmChallenge({}, { expires: '2026-05-04T10:00:00.500Z' })],
    ...['soon', '2026-05-04', '2026-99-04T10:05:00Z', ''].map(
      (expires): [string, string] => [
        failed(
          `'expires' is no time such as 2026-01-31T12:00:00Z. Received: ${expires}`,
        ),
        evmChallenge({}, { expires }),
      ],
    ),
    [
      'Address format mismatch: Non-EVM address cannot be used with EVM network: eip155:84532',
      evmChallenge({ recipient: 'merchant' }),
    ],
    [
      'Payment payTo address is invalid. Expected valid address format for the specified network. Received: 0x99',
      evmChallenge({ recipient: '0x99' }),
    ],
    ...['0', '-1', '0.5', '1e3', 'many'].map((amount): [string, string] => [
      `Payment amount must be a positive number. Received: ${amount}`,
      evmChallenge({ amount }),
    ]),
    [
      `Payment amount exceeds maximum allowed value. Received: ${2n ** 64n}, Maximum: ${2n ** 64n - 1n}`,
      solanaChallenge({ amount: String(2n ** 64n) }),
      SOLANA,
    ],
    [
      failed(
        'methodDetails.memo must be 0x and 64 hexadecimal digits. Received: 0x01',
      ),
      tempoOn({ memo: '0x01' }),
    ],
    [
      failed(
        'methodDetails.splits is not supported: the whole amount goes to the recipient. Received: 1 splits',
      ),
      tempoOn({ splits: [{ amount: '1', recipient: RECIPIENT }] }),
    ],
  ])('%s', (message, header, wallet) => {
    expect(() => read(header, wallet)).toThrow(validationException(message))
  })

  it('with a modelled error or not at all, whatever the header is', () => {
    const wallets = fc.constantFrom(PRIVY, COINBASE, SOLANA)
    fc.assert(
      fc.property(
        challengeHeaders(),
        wallets,
        fc.boolean(),
        (header, wallet, gas) => {
          try {
            read(header, wallet, { buyerPaysGasFees: gas })
          } catch (error) {
            expect(error).toBeInstanceOf(ServiceException)
            expect(error).toMatchObject({ name: 'ValidationException' })
          }
        },
      ),
    )
  })
})

describe('a charge warns', () => {
  it('of a token whose name is another one than the service signs', () => {
    const request = {
      currency: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
      methodDetails: { chainId: 8453, credentialTypes: ['authorization'] },
    }
    expect(read(evmChallenge(request)).warnings).toEqual([
      "The service signs MPP payments on eip155:8453 for a token named 'USDC', but the token's own name is 'USD Coin': merchants refuse the signature. Pay by x402, where the merchant offers it",
    ])
  })

  it.each([undefined, [], ['permit2', 'hash']])(
    'of a merchant who does not ask for an authorization: %j',
    (credentialTypes) => {
      const header = evmOn({ chainId: 84532, credentialTypes })
      expect(read(header).warnings).toEqual([
        "The challenge's 'credentialTypes' have no 'authorization', which is what the service signs: the merchant may refuse the credential. Have the merchant list it",
      ])
    },
  )
})

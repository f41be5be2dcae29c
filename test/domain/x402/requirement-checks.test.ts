import { describe, expect, it } from 'vitest'
import { networkNamesOf } from '../../../src/domain/x402/networks.ts'
import {
  readPayload,
  type X402Input,
} from '../../../src/domain/x402/payload.ts'
import { readPaymentRequirements } from '../../../src/domain/x402/requirements.ts'
import type { WalletNetwork } from '../../../src/domain/wallet.ts'
import {
  SOLANA_PAYLOAD,
  UPTO_PAYLOAD,
  V1_PAYLOAD,
  V2_PAYLOAD,
} from './payloads.ts'

const EVM_NAMES =
  'base, eip155:8453, base-sepolia, eip155:84532, ethereum, eip155:1, eip155:42161'
const SOLANA_MINT = 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v'
const MAX_UINT256 = 2n ** 256n - 1n

const INVALID = 'X402 Payload for signing is invalid.'
const mismatch = (network: string) =>
  `Network mismatch 'ETHEREUM' is not supported for paymentNetwork '${network}'. Supported networks: ${EVM_NAMES}`
const notPositive = (amount: string | number) =>
  `Payment amount must be a positive number. Received: ${amount}`
const badAsset = (asset: string) =>
  `Payment asset address is invalid. Expected valid address format for the specified network. Received: ${asset}`
const wrongAsset = (asset: string) =>
  `Payment asset is not a supported USDC token address for network 'eip155:84532'. Received: ${asset}. Expected: ${V2_PAYLOAD.asset}`
const badPayTo = (payTo: string) =>
  `Payment payTo address is invalid. Expected valid address format for the specified network. Received: ${payTo}`
const badTimeout = (timeout: string | number) =>
  `Payment maxTimeoutSeconds must be positive. Received: ${timeout}`

const MISSING_SCHEME =
  "Invalid CryptoX402 payload format: Required field 'scheme' is missing or null"
const MISSING_NETWORK =
  "Invalid CryptoX402 payload format: Required field 'network' is missing or null"
const MISSING_ASSET =
  "Invalid CryptoX402 payload format: Required field 'asset' is missing or null"
const UNSUPPORTED_SCHEME =
  'Payment scheme not supported. Supported scheme: exact, upto'
const MISSING_AMOUNT = 'Payment amount is required'
const MISSING_PAY_TO = 'Payment payTo address is required'
const MISSING_TIMEOUT = 'Payment maxTimeoutSeconds is required'
const NOT_EVM =
  'Address format mismatch: Non-EVM address cannot be used with EVM network: eip155:84532'
const MISSING_EXTRA = 'Payment extra field is required'
const MISSING_NAME = 'Payment extra.name is required for EVM payments'
const MISSING_VERSION = 'Payment extra.version is required for EVM payments'

describe('the refusals of readPaymentRequirements', () => {
  it.each(['', '0', '3', '2.0', 'x402'])('refuse version %j', (version) => {
    expect(refusal({ version })).toBe(INVALID)
  })

  it.each([undefined, null, 'text', '{}', 402, true, [V2_PAYLOAD]])(
    'refuse a payload that is %j and no object',
    (payload) => {
      expect(refusal({ payload })).toBe(INVALID)
    },
  )

  it.each<[Record<string, unknown>, string]>([
    [{ scheme: undefined }, MISSING_SCHEME],
    [{ scheme: null }, MISSING_SCHEME],
    [{ network: undefined }, MISSING_NETWORK],
    [{ network: null }, MISSING_NETWORK],
    [{ asset: undefined }, MISSING_ASSET],
    [{ asset: null }, MISSING_ASSET],
    [{ scheme: {} }, INVALID],
    [{ network: ['base'] }, INVALID],
    [{ asset: false }, INVALID],
    [{ amount: { value: '1' } }, INVALID],
    [{ amount: 2 ** 53 }, INVALID],
    [{ payTo: [] }, INVALID],
    [{ extra: { name: {} } }, INVALID],

    [{ network: '' }, mismatch('')],
    [{ network: 'fake-chain' }, mismatch('fake-chain')],
    [{ network: 'eip155:137' }, mismatch('eip155:137')],
    [{ network: 'solana', asset: SOLANA_MINT }, mismatch('solana')],

    [{ amount: undefined }, MISSING_AMOUNT],
    [{ amount: null }, MISSING_AMOUNT],
    [{ amount: '' }, MISSING_AMOUNT],
    [{ amount: '-50000' }, notPositive('-50000')],
    [{ amount: -1 }, notPositive('-1')],
    [{ amount: '0' }, notPositive('0')],
    [{ amount: 0 }, notPositive('0')],
    [{ amount: '0.5' }, notPositive('0.5')],
    [{ amount: 0.5 }, notPositive('0.5')],
    [{ amount: '1e3' }, notPositive('1e3')],
    [{ amount: '0x10' }, notPositive('0x10')],
    [{ amount: '+5' }, notPositive('+5')],
    [{ amount: 'many' }, notPositive('many')],
    [
      { amount: `${MAX_UINT256 + 1n}` },
      `Payment amount exceeds maximum allowed value. Received: ${MAX_UINT256 + 1n}, Maximum: ${MAX_UINT256}`,
    ],

    [{ asset: '' }, 'Payment asset is required'],
    [{ asset: 'USDC' }, badAsset('USDC')],
    [{ asset: '0x036CbD' }, badAsset('0x036CbD')],
    [{ asset: SOLANA_MINT }, badAsset(SOLANA_MINT)],
    [{ asset: V2_PAYLOAD.payTo }, wrongAsset(V2_PAYLOAD.payTo)],

    [{ scheme: '' }, 'Payment scheme is required'],
    [{ scheme: 'EXACT' }, UNSUPPORTED_SCHEME],

    [{ payTo: undefined }, MISSING_PAY_TO],
    [{ payTo: null }, MISSING_PAY_TO],
    [{ payTo: ' ' }, MISSING_PAY_TO],
    [{ payTo: 'not-a-valid-address' }, NOT_EVM],
    [{ payTo: SOLANA_MINT }, NOT_EVM],
    [{ payTo: '0x1234' }, badPayTo('0x1234')],
    [{ payTo: `${V2_PAYLOAD.payTo}0` }, badPayTo(`${V2_PAYLOAD.payTo}0`)],

    [{ maxTimeoutSeconds: undefined }, MISSING_TIMEOUT],
    [{ maxTimeoutSeconds: null }, MISSING_TIMEOUT],
    [{ maxTimeoutSeconds: '' }, MISSING_TIMEOUT],
    [{ maxTimeoutSeconds: 0 }, badTimeout(0)],
    [{ maxTimeoutSeconds: -60 }, badTimeout(-60)],
    [{ maxTimeoutSeconds: 1.5 }, badTimeout(1.5)],
    [{ maxTimeoutSeconds: 'soon' }, badTimeout('soon')],
    [
      { maxTimeoutSeconds: 2_147_483_648 },
      'Payment maxTimeoutSeconds 2147483648 exceeds maximum allowed value of 2147483647',
    ],

    [{ extra: 'USDC' }, MISSING_EXTRA],
    [{ extra: [] }, MISSING_EXTRA],
    [{ extra: undefined }, MISSING_NAME],
    [{ extra: null }, MISSING_NAME],
    [{ extra: {} }, MISSING_NAME],
    [{ extra: { version: '2' } }, MISSING_NAME],
    [{ extra: { name: '', version: '2' } }, MISSING_NAME],
    [{ extra: { name: 'USDC' } }, MISSING_VERSION],
    [{ extra: { name: 'USDC', version: null } }, MISSING_VERSION],
  ])('refuse %j in the words of the service', (members, message) => {
    expect(refusal({ payload: { ...V2_PAYLOAD, ...members } })).toBe(message)
  })

  it('refuse permit2AllowanceLimit with the scheme exact', () => {
    expect(refusal({ permit2AllowanceLimit: '1000000' })).toBe(
      "permit2AllowanceLimit is only supported for payment scheme 'upto'. Received scheme: exact",
    )
  })

  it('print the network by the name that the payload used', () => {
    const payload = { ...V1_PAYLOAD, payTo: 'not-a-valid-address' }
    expect(refusal({ version: '1', payload })).toBe(
      'Address format mismatch: Non-EVM address cannot be used with EVM network: base-sepolia',
    )
  })

  it('are ValidationExceptions without a reason code', () => {
    expect(() =>
      readPaymentRequirements(
        readPayload({ version: '2', payload: { ...V2_PAYLOAD, amount: '0' } }),
        'ETHEREUM',
      ),
    ).toThrow(
      expect.objectContaining({
        name: 'ValidationException',
        statusCode: 400,
        members: {},
      }),
    )
  })

  it.each([
    ['SOLANA' as const, 'eip155:84532'],
    ['SOLANA' as const, 'fake-chain'],
    ['ETHEREUM' as const, 'solana-devnet'],
  ])(
    'name the networks that a wallet on %s pays on, instead of %s',
    (instrumentNetwork, network) => {
      const payload = { ...V2_PAYLOAD, network }
      expect(refusal({ payload }, instrumentNetwork)).toBe(
        `Network mismatch '${instrumentNetwork}' is not supported for paymentNetwork '${network}'. Supported networks: ${networkNamesOf(instrumentNetwork).join(', ')}`,
      )
    },
  )

  it.each([
    ['', 'Payment currency is required'],
    [null, 'Payment currency is required'],
    ['EUR', "Currency 'EUR' is not supported. Supported currencies: USD, USDC"],
  ])('refuse the currency %j', (currency, message) => {
    expect(refusal({ payload: { ...V2_PAYLOAD, currency } })).toBe(message)
  })

  describe('of upto', () => {
    const { facilitatorAddress: _, ...unfacilitated } = UPTO_PAYLOAD.extra
    const badFacilitator = (facilitatorAddress: string) => ({
      extra: { ...unfacilitated, facilitatorAddress },
    })

    it.each<[Partial<X402Input>, object, string]>([
      [
        { version: '1' },
        {},
        "Payment scheme 'upto' is only supported on x402 protocol version 2",
      ],
      [
        { permit2AllowanceLimit: '000' },
        {},
        "permit2AllowanceLimit must be a positive integer in the asset's smallest denomination. Received: 000",
      ],
      [
        { permit2AllowanceLimit: `${MAX_UINT256 + 1n}` },
        {},
        `permit2AllowanceLimit must be a positive integer in the asset's smallest denomination. Received: ${MAX_UINT256 + 1n}`,
      ],
      [{}, { extra: 'USDC' }, MISSING_EXTRA],
      [{}, { extra: {} }, MISSING_NAME],
      [{}, { extra: { name: 'USD Coin' } }, MISSING_VERSION],
      [
        {},
        { extra: unfacilitated },
        'Payment extra.facilitatorAddress is required for the upto scheme',
      ],
      [
        {},
        badFacilitator(' '),
        'Payment extra.facilitatorAddress is required for the upto scheme',
      ],
      [
        {},
        badFacilitator('0x1234'),
        'Payment extra.facilitatorAddress is invalid. Expected valid address format for the specified network. Received: 0x1234',
      ],
    ])('refuse %j with %j', (input, members, message) => {
      const payload = { ...UPTO_PAYLOAD, ...members }
      expect(refusal({ ...input, payload })).toBe(message)
    })
  })

  describe('on Solana', () => {
    const onSolana = (members: object, input: Partial<X402Input> = {}) =>
      refusal(
        { ...input, payload: { ...SOLANA_PAYLOAD, ...members } },
        'SOLANA',
      )
    const withExtra = (members: object) => ({
      extra: { ...SOLANA_PAYLOAD.extra, ...members },
    })

    it.each<[object, string]>([
      [
        { amount: `${2n ** 64n}` },
        `Payment amount exceeds maximum allowed value. Received: ${2n ** 64n}, Maximum: ${2n ** 64n - 1n}`,
      ],
      [{ asset: V2_PAYLOAD.asset }, badAsset(V2_PAYLOAD.asset)],
      [
        { asset: SOLANA_MINT },
        `Payment asset is not a supported USDC token address for network '${SOLANA_PAYLOAD.network}'. Received: ${SOLANA_MINT}. Expected: ${SOLANA_PAYLOAD.asset}`,
      ],
      [
        { scheme: 'upto' },
        `Payment scheme 'upto' is only supported on EVM networks. Received network: ${SOLANA_PAYLOAD.network}`,
      ],
      [
        { scheme: 'deferred' },
        'Payment scheme not supported. Supported scheme: exact',
      ],
      [{ payTo: V2_PAYLOAD.payTo }, badPayTo(V2_PAYLOAD.payTo)],
      [{ payTo: '1'.repeat(31) }, badPayTo('1'.repeat(31))],
      [{ payTo: 'z'.repeat(44) }, badPayTo('z'.repeat(44))],
      [{ extra: undefined }, 'Payment feePayer is required for SVM payments'],
      [{ extra: [] }, 'Payment feePayer is required for SVM payments'],
      [
        withExtra({ feePayer: '' }),
        'Payment feePayer is required for SVM payments',
      ],
      [withExtra({ feePayer: V2_PAYLOAD.payTo }), INVALID],
      [withExtra({ memo: 'é'.repeat(129) }), INVALID],
    ])('refuse %j', (members, message) => {
      expect(onSolana(members)).toBe(message)
    })

    it('refuse an allowance', () => {
      expect(onSolana({}, { permit2AllowanceLimit: '1' })).toBe(
        "permit2AllowanceLimit is only supported for payment scheme 'upto'. Received scheme: exact",
      )
    })
  })

  it('offer exact alone in version 1', () => {
    const payload = { ...V1_PAYLOAD, scheme: 'deferred' }
    expect(refusal({ version: '1', payload })).toBe(
      'Payment scheme not supported. Supported scheme: exact',
    )
  })

  describe('in their order', () => {
    // each step mends what the one before complained about; all else stays wrong
    const STEPS: [Record<string, unknown>, string][] = [
      [{ amount: '-1', payTo: 'not-a-valid-address' }, MISSING_SCHEME],
      [{ scheme: 'deferred' }, MISSING_NETWORK],
      [{ network: 'fake-chain' }, MISSING_ASSET],
      [{ asset: 'USDC' }, mismatch('fake-chain')],
      [{ network: V2_PAYLOAD.network }, notPositive('-1')],
      [{ amount: '1' }, badAsset('USDC')],
      [{ asset: V2_PAYLOAD.asset }, UNSUPPORTED_SCHEME],
      [{ scheme: 'exact' }, NOT_EVM],
      [{ payTo: V2_PAYLOAD.payTo }, MISSING_TIMEOUT],
      [{ maxTimeoutSeconds: 60 }, MISSING_NAME],
      [{ extra: { name: 'USDC' } }, MISSING_VERSION],
    ]

    it.each(STEPS.map(([, message], index) => [message, index] as const))(
      'say: %s',
      (message, index) => {
        const members = STEPS.slice(0, index + 1).map(([step]) => step)
        const payload = Object.assign({}, ...members) as unknown
        expect(refusal({ payload })).toBe(message)
      },
    )

    it.each([
      [{ network: 'fake-chain' }, mismatch('fake-chain')],
      [{ amount: '-50000' }, notPositive('-50000')],
      [{ payTo: 'not-a-valid-address' }, NOT_EVM],
    ])(
      'complain about %j before a missing extra (observed)',
      (members, message) => {
        const { extra: _, ...rest } = V2_PAYLOAD
        expect(refusal({ payload: { ...rest, ...members } })).toBe(message)
      },
    )

    it('complain about the version before anything in the payload', () => {
      expect(refusal({ version: '3', payload: {} })).toBe(INVALID)
    })

    it('complain about a missing scheme before a member of a wrong type', () => {
      expect(refusal({ payload: { amount: {} } })).toBe(MISSING_SCHEME)
    })
  })
})

function refusal(
  input: Partial<X402Input>,
  instrumentNetwork: WalletNetwork = 'ETHEREUM',
): string {
  try {
    readPaymentRequirements(
      readPayload({ version: '2', payload: V2_PAYLOAD, ...input }),
      instrumentNetwork,
    )
  } catch (error) {
    return (error as Error).message
  }
  throw new Error('nothing was refused')
}

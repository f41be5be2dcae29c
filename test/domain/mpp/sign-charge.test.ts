import { ed25519 } from '@noble/curves/ed25519.js'
import {
  concat,
  dataSlice,
  decodeRlp,
  encodeRlp,
  Interface,
  keccak256,
  recoverAddress,
  toUtf8Bytes,
  verifyTypedData,
} from 'ethers'
import { describe, expect, it } from 'vitest'
import { TRANSFER_WITH_AUTHORIZATION } from '../../support/payment-proof.ts'
import type { PayingWallet } from '../../../src/domain/mpp/charge.ts'
import { readCharge } from '../../../src/domain/mpp/read-charge.ts'
import { signCharge } from '../../../src/domain/mpp/sign-charge.ts'
import type { Signing } from '../../../src/domain/signing.ts'
import { addressBytes } from '../../../src/domain/solana/base58.ts'
import { walletAddress } from '../../../src/domain/wallet.ts'
import {
  EVM_REQUEST,
  evmChallenge,
  RECIPIENT,
  SOLANA_REQUEST,
  solanaChallenge,
  TEMPO_REQUEST,
  tempoChallenge,
} from './challenges.ts'
import { decodeCredential } from './decode-credential.ts'

const NOW_MS = Date.parse('2026-05-04T10:00:00.500Z')
const NOW = 1_777_888_800
const INSTRUMENT = 'payment-instrument-0123456789abcde'
const BLOCKHASH = '9SzSbGVyEEkLBYzWfTKHnsiTZv5oSJ1p4QBmF4i4mFuB'
const EVM_WALLET = walletAddress('ETHEREUM', INSTRUMENT)
const SOLANA_WALLET = walletAddress('SOLANA', INSTRUMENT)

function sign(
  header: string,
  network: PayingWallet['network'] = 'ETHEREUM',
  changes: Partial<Signing> = {},
) {
  const charge = readCharge(
    {
      version: '1',
      wwwAuthenticateHeaders: [header],
      buyerPaysGasFees: true,
    },
    { network, vendor: 'StripePrivy' },
    NOW_MS,
  )
  const { credential } = signCharge(charge, {
    paymentInstrumentId: INSTRUMENT,
    walletAddress: network === 'ETHEREUM' ? EVM_WALLET : SOLANA_WALLET,
    vendor: 'StripePrivy',
    nowMs: NOW_MS,
    validAfter: NOW,
    random: new Uint8Array(32).fill(7),
    blockhashOf: () => BLOCKHASH,
    ...changes,
  })
  return { charge, ...decodeCredential(credential) }
}

it('echoes the challenge as it was received', () => {
  const { charge, challenge } = sign(
    evmChallenge({}, { opaque: 'e30', other: 'x' }),
  )
  expect(challenge).toEqual(charge.challenge.echo)
  expect(challenge).not.toHaveProperty('other')
})

describe('a credential for the method evm', () => {
  it('is an authorization, bound to the challenge, that ends with it', () => {
    const { challenge, source, payload } = sign(evmChallenge())
    const { id = '', realm = '' } = challenge
    expect(source).toBe(`did:pkh:eip155:84532:${EVM_WALLET}`)
    expect(payload).toEqual({
      type: 'authorization',
      from: EVM_WALLET,
      to: RECIPIENT,
      value: EVM_REQUEST.amount,
      validAfter: String(NOW),
      validBefore: String(NOW + 300),
      nonce: keccak256(toUtf8Bytes(id + realm)),
      signature: expect.stringMatching(/^0x[\da-f]{130}$/),
    })
    expect(evmSigner(payload, 84532, EVM_REQUEST.currency)).toBe(EVM_WALLET)
  })

  it('is good for five minutes when the challenge has no end', () => {
    const { payload } = sign(evmChallenge({}, { expires: undefined }))
    expect(payload['validBefore']).toBe(String(NOW + 300))
  })

  it('is signed for a token named USDC where its name is another', () => {
    const currency = '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913'
    const methodDetails = { chainId: 8453 }
    const { payload } = sign(evmChallenge({ currency, methodDetails }))
    expect(evmSigner(payload, 8453, currency)).toBe(EVM_WALLET)
  })
})

function evmSigner(
  { signature = '', ...message }: Record<string, string>,
  chainId: number,
  verifyingContract: string,
) {
  const domain = { name: 'USDC', version: '2', chainId, verifyingContract }
  return verifyTypedData(
    domain,
    TRANSFER_WITH_AUTHORIZATION,
    message,
    signature,
  )
}

const TIP_20 = new Interface([
  'function transferWithMemo(address to, uint256 amount, bytes32 memo)',
])

/** A transaction on Tempo by its fields, read with another library. */
function decodeTempo(transaction = '') {
  expect(transaction.slice(0, 4)).toBe('0x76')
  const fields = decodeRlp(`0x${transaction.slice(4)}`) as string[]
  const signature = fields.pop() ?? ''
  const [chainId, tip, maxFee, gas, calls, access, nonceKey, nonce] = fields
  const [validBefore, validAfter, feeToken, feePayer, auths] = fields.slice(8)
  const [[to, value, data = ''] = []] = calls as unknown as string[][]
  return {
    chainId: Number(chainId),
    tip,
    maxFee: Number(maxFee),
    gas: Number(gas),
    callCount: calls?.length,
    to,
    value,
    args: TIP_20.decodeFunctionData('transferWithMemo', data).toArray(),
    access,
    nonceKey,
    nonce,
    validBefore: Number(validBefore),
    validAfter,
    feeToken,
    feePayer,
    auths,
    signer: recoverAddress(
      keccak256(concat(['0x76', encodeRlp(fields)])),
      // this library counts the last byte from 27
      {
        ...splitSignature(signature),
        v: 27 + Number(dataSlice(signature, 64)),
      },
    ),
  }
}

function splitSignature(signature: string) {
  return { r: dataSlice(signature, 0, 32), s: dataSlice(signature, 32, 64) }
}

describe('a credential for the method tempo', () => {
  it('is one transfer with a memo that is bound to the challenge', () => {
    const { challenge, source, payload } = sign(tempoChallenge())
    expect(source).toBe(`did:pkh:eip155:4217:${EVM_WALLET}`)
    expect(payload['type']).toBe('transaction')
    const hash = (text = '') => keccak256(toUtf8Bytes(text)).slice(2)
    expect(decodeTempo(payload['signature'])).toEqual({
      chainId: 4217,
      tip: '0x',
      maxFee: 24_000_000_000,
      gas: 500_000,
      callCount: 1,
      to: TEMPO_REQUEST.currency,
      value: '0x',
      args: [
        RECIPIENT,
        100_000n,
        `0x${hash('mpp').slice(0, 8)}01${hash(challenge['realm']).slice(0, 20)}${'0'.repeat(20)}${hash(challenge['id']).slice(0, 14)}`,
      ],
      access: [],
      // the lane of nonces that expire
      nonceKey: `0x${'f'.repeat(64)}`,
      nonce: '0x',
      validBefore: NOW + 25,
      validAfter: '0x',
      feeToken: '0x',
      feePayer: '0x00',
      auths: [],
      signer: EVM_WALLET,
    })
  })

  it('names the paid token for fees, and has a lane of its own, when the buyer pays them', () => {
    const methodDetails = { chainId: 4217 }
    const { payload } = sign(tempoChallenge({ methodDetails }))
    expect(decodeTempo(payload['signature'])).toMatchObject({
      nonceKey: `0x${'07'.repeat(32)}`,
      feeToken: TEMPO_REQUEST.currency,
      feePayer: '0x',
      signer: EVM_WALLET,
    })
  })

  it('leaves out the zeros in front of a lane', () => {
    const methodDetails = { chainId: 4217 }
    const random = new Uint8Array(32)
    random[31] = 5
    const { payload } = sign(tempoChallenge({ methodDetails }), 'ETHEREUM', {
      random,
    })
    expect(decodeTempo(payload['signature'])).toMatchObject({
      nonceKey: '0x05',
      signer: EVM_WALLET,
    })
  })

  it("has the merchant's memo, if it wants one", () => {
    const memo = `0x${'ab'.repeat(32)}`
    const methodDetails = { ...TEMPO_REQUEST.methodDetails, memo }
    const { payload } = sign(tempoChallenge({ methodDetails }))
    expect(decodeTempo(payload['signature']).args[2]).toBe(memo)
  })

  it('is good no longer than the challenge', () => {
    const expires = '2026-05-04T10:00:10.900Z'
    const { payload } = sign(tempoChallenge({}, { expires }))
    expect(decodeTempo(payload['signature']).validBefore).toBe(NOW + 10)
  })
})

/** The message of a transaction on Solana with two signatures, and the second of them. */
function decodeSolana(transaction = '') {
  const bytes = Buffer.from(transaction, 'base64')
  expect(bytes[0]).toBe(2)
  return {
    feePayerSignature: bytes.subarray(1, 65),
    signature: bytes.subarray(65, 129),
    message: bytes.subarray(129).toString('latin1'),
    length: bytes.length,
  }
}

function latin1(address: string) {
  return Buffer.from(addressBytes(address)).toString('latin1')
}

describe('a credential for the method solana', () => {
  it('is a transaction that the buyer has signed and the merchant has not', () => {
    const { source, payload } = sign(solanaChallenge(), 'SOLANA')
    expect(source).toBeUndefined()
    expect(payload).toEqual({
      type: 'transaction',
      transaction: expect.any(String),
    })
    const { feePayerSignature, signature, message } = decodeSolana(
      payload['transaction'],
    )
    expect(feePayerSignature).toEqual(Buffer.alloc(64))
    const publicKey = addressBytes(SOLANA_WALLET)
    const signed = Buffer.from(message, 'latin1')
    expect(ed25519.verify(signature, signed, publicKey)).toBe(true)
    const { feePayerKey } = SOLANA_REQUEST.methodDetails
    expect(message.includes(latin1(feePayerKey))).toBe(true)
    expect(message.includes(latin1(BLOCKHASH))).toBe(true)
    expect(message.includes('07'.repeat(16))).toBe(true)
  })

  it("has the merchant's reference and block", () => {
    const externalId = 'order-1'
    const recentBlockhash = SOLANA_REQUEST.currency
    const methodDetails = { ...SOLANA_REQUEST.methodDetails, recentBlockhash }
    const header = solanaChallenge({ externalId, methodDetails })
    const { payload } = sign(header, 'SOLANA')
    const { message } = decodeSolana(payload['transaction'])
    expect(message.includes(externalId)).toBe(true)
    expect(message.includes(latin1(BLOCKHASH))).toBe(false)
  })

  it('fits a packet of the network with the longest reference', () => {
    const externalId = 'x'.repeat(566)
    const { payload } = sign(solanaChallenge({ externalId }), 'SOLANA')
    const { length } = decodeSolana(payload['transaction'])
    expect(length).toBeLessThanOrEqual(1232)
  })
})

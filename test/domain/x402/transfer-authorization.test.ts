import { getAddress, Signature, verifyTypedData } from 'ethers'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { walletAddress } from '../../../src/domain/wallet.ts'
import { NETWORKS } from '../../../src/domain/x402/networks.ts'
import type { EvmExactRequirements } from '../../../src/domain/x402/requirements.ts'
import {
  signTransferAuthorization,
  type SignedTransferAuthorization,
} from '../../../src/domain/x402/transfer-authorization.ts'
import { V2_PAYLOAD } from '../../support/x402-payloads.ts'
import { readRequirements } from '../../support/read-requirements.ts'

const ID = 'payment-instrument-TIF1ruh6a18ah7T'
const FIXED = {
  paymentInstrumentId: ID,
  from: walletAddress('ETHEREUM', ID),
  transfer: readRequirements('evm-exact', V2_PAYLOAD),
  validAfter: 1_740_672_089,
  validBefore: 1_740_672_389,
  nonce: Uint8Array.from({ length: 32 }, (_, index) => index),
}

describe('signTransferAuthorization', () => {
  it('signs the same bytes for the same input, in every version of the mock', () => {
    expect(signTransferAuthorization(FIXED)).toEqual({
      // what ethers signs with the same key, too
      signature:
        '0x6048bf1a4f502925845a367e7eebff672f980c561d51fecf90cf491ce7733c0d481d9e58a6d3b6b42a57ffb746bbf505d7b696a441d549c28cf512819e1c67121b',
      authorization: {
        from: '0xc03d2cDcfCC1E2Fb90269C826425C957a6d51ba9',
        to: V2_PAYLOAD.payTo,
        value: '100000',
        validAfter: '1740672089',
        validBefore: '1740672389',
        nonce:
          '0x000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f',
      },
    })
  })

  it('is verified by another library to be the wallet that signed', () => {
    fc.assert(
      fc.property(inputs(), (input) => {
        const signed = signTransferAuthorization(input)
        expect(signerOf(signed, input.transfer)).toBe(input.from)
      }),
      { numRuns: 60 },
    )
  })

  it('gives 65 bytes with a low s and 27 or 28 last, so that no other form of it is valid', () => {
    fc.assert(
      fc.property(inputs(), (input) => {
        const { signature } = signTransferAuthorization(input)
        expect(signature).toMatch(/^0x[\da-f]{128}(1b|1c)$/)
        expect(Signature.from(signature).serialized).toBe(signature)
      }),
      { numRuns: 30 },
    )
  })

  it.each<[string, Partial<EvmExactRequirements>]>([
    ['amount', { amount: 100_001n }],
    ['merchant', { payTo: '0x000000000000000000000000000000000000dEaD' }],
    ['token name', { tokenName: 'USD Coin' }],
    ['token version', { tokenVersion: '1' }],
    ['contract', { asset: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913' }],
  ])('signs another message for another %s', (_, change) => {
    const transfer = { ...FIXED.transfer, ...change }
    const { signature } = signTransferAuthorization({ ...FIXED, transfer })
    expect(signature).not.toBe(signTransferAuthorization(FIXED).signature)
  })

  it.each([
    ['start', { validAfter: FIXED.validAfter + 1 }],
    ['end', { validBefore: FIXED.validBefore + 1 }],
    ['nonce', { nonce: new Uint8Array(32) }],
  ])('signs another message for another %s', (_, change) => {
    const { signature } = signTransferAuthorization({ ...FIXED, ...change })
    expect(signature).not.toBe(signTransferAuthorization(FIXED).signature)
  })
})

function inputs() {
  return fc
    .record({
      paymentInstrumentId: fc.string().map((id) => `payment-instrument-${id}`),
      transfer: transfers(),
      validAfter: fc.integer({ min: 0, max: 4_102_444_800 }),
      validBefore: fc.integer({ min: 1, max: 2 ** 33 }),
      nonce: fc.uint8Array({ minLength: 32, maxLength: 32 }),
    })
    .map((input) => ({
      ...input,
      from: walletAddress('ETHEREUM', input.paymentInstrumentId),
    }))
}

function transfers() {
  return fc
    .record({
      network: fc.constantFrom(
        ...NETWORKS.filter((network) => network.family === 'ETHEREUM'),
      ),
      payTo: fc
        .bigInt({ min: 0n, max: 2n ** 160n - 1n })
        .map((value) => `0x${value.toString(16).padStart(40, '0')}`)
        .chain((address) => fc.constantFrom(address, getAddress(address))),
      amount: fc.bigInt({ min: 1n, max: 2n ** 256n - 1n }),
      name: fc.string({ unit: 'grapheme', minLength: 1 }),
      version: fc.string({ unit: 'grapheme', minLength: 1 }),
    })
    .filter(({ name, version }) => name.trim() !== '' && version.trim() !== '')
    .map(({ network, name, version, amount, ...rest }) => {
      const payload = {
        ...rest,
        scheme: 'exact',
        maxTimeoutSeconds: 300,
        network: network.caip2,
        asset: network.usdc.toLowerCase(),
        amount: amount.toString(),
        extra: { name, version },
      }
      return readRequirements('evm-exact', payload)
    })
}

function signerOf(
  { signature, authorization }: SignedTransferAuthorization,
  { network, asset, tokenName, tokenVersion }: EvmExactRequirements,
): string {
  return verifyTypedData(
    {
      name: tokenName,
      version: tokenVersion,
      chainId: network.chainId,
      verifyingContract: asset,
    },
    {
      TransferWithAuthorization: [
        { name: 'from', type: 'address' },
        { name: 'to', type: 'address' },
        { name: 'value', type: 'uint256' },
        { name: 'validAfter', type: 'uint256' },
        { name: 'validBefore', type: 'uint256' },
        { name: 'nonce', type: 'bytes32' },
      ],
    },
    authorization,
    signature,
  )
}

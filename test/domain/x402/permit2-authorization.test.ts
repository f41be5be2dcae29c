import { getAddress, verifyTypedData } from 'ethers'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { walletAddress } from '../../../src/domain/wallet.ts'
import { NETWORKS } from '../../../src/domain/x402/networks.ts'
import { signPermit2Authorization } from '../../../src/domain/x402/permit2-authorization.ts'
import type { EvmUptoRequirements } from '../../../src/domain/x402/requirements.ts'
import { UPTO_PAYLOAD } from '../../support/x402-payloads.ts'
import { PERMIT_WITNESS_TRANSFER_FROM } from '../../support/payment-proof.ts'
import { readRequirements } from '../../support/read-requirements.ts'

const ID = 'payment-instrument-TIF1ruh6a18ah7T'
const SIGNING = {
  paymentInstrumentId: ID,
  walletAddress: walletAddress('ETHEREUM', ID),
  validAfter: 1_740_672_089,
  random: Uint8Array.from({ length: 32 }, (_, index) => index),
}
const REQUIREMENTS = readRequirements('evm-upto', UPTO_PAYLOAD)

describe('signPermit2Authorization', () => {
  it('is verified by another library to be the wallet that signed', () => {
    fc.assert(
      fc.property(requirements(), signings(), (asked, signing) => {
        const { signature, permit2Authorization } = signPermit2Authorization(
          asked,
          signing,
        )
        const { from, ...message } = permit2Authorization
        expect(from).toBe(SIGNING.walletAddress)
        expect(
          verifyTypedData(
            domainOf(asked),
            PERMIT_WITNESS_TRANSFER_FROM,
            message,
            signature,
          ),
        ).toBe(from)
      }),
      { numRuns: 40 },
    )
  })

  it('permits the ceiling to the proxy of upto until the deadline', () => {
    expect(
      signPermit2Authorization(REQUIREMENTS, SIGNING).permit2Authorization,
    ).toEqual({
      from: SIGNING.walletAddress,
      permitted: { token: UPTO_PAYLOAD.asset, amount: '3495' },
      spender: '0x4020A4f3b7b90ccA423B9fabCc0CE57C6C240002',
      nonce: BigInt(
        '0x000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f',
      ).toString(),
      deadline: '1740672389',
      witness: {
        to: UPTO_PAYLOAD.payTo,
        facilitator: UPTO_PAYLOAD.extra.facilitatorAddress,
        validAfter: '1740672089',
      },
    })
  })

  it.each<[string, Partial<EvmUptoRequirements>]>([
    ['amount', { amount: 3496n }],
    ['merchant', { payTo: '0x000000000000000000000000000000000000dEaD' }],
    ['facilitator', { facilitator: UPTO_PAYLOAD.payTo }],
    ['timeout', { maxTimeoutSeconds: 301 }],
    ['token', { asset: '0x036CbD53842c5426634e7929541eC2318f3dCF7e' }],
  ])('signs another message for another %s', (_, change) => {
    const other = { ...REQUIREMENTS, ...change }
    expect(signPermit2Authorization(other, SIGNING).signature).not.toBe(
      signPermit2Authorization(REQUIREMENTS, SIGNING).signature,
    )
  })
})

function domainOf({ network }: EvmUptoRequirements) {
  return {
    name: 'Permit2',
    chainId: network.chainId,
    verifyingContract: '0x000000000022D473030F116dDEE9F6B43aC78BA3',
  }
}

function signings() {
  return fc
    .record({
      validAfter: fc.integer({ min: 0, max: 4_102_444_800 }),
      random: fc.uint8Array({ minLength: 32, maxLength: 32 }),
    })
    .map((drawn) => ({ ...SIGNING, ...drawn }))
}

function requirements() {
  const address = fc
    .bigInt({ min: 0n, max: 2n ** 160n - 1n })
    .map((value) => getAddress(`0x${value.toString(16).padStart(40, '0')}`))
  return fc
    .record({
      network: fc.constantFrom(
        ...NETWORKS.filter((network) => network.family === 'ETHEREUM'),
      ),
      payTo: address,
      facilitatorAddress: address,
      amount: fc.bigInt({ min: 1n, max: 2n ** 256n - 1n }),
      maxTimeoutSeconds: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
    })
    .map(({ network, amount, facilitatorAddress, ...rest }) =>
      readRequirements('evm-upto', {
        ...rest,
        scheme: 'upto',
        network: network.caip2,
        asset: network.usdc,
        amount: amount.toString(),
        extra: { ...network.tokenDomain, facilitatorAddress },
      }),
    )
}

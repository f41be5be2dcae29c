import { createPublicKey, verify } from 'node:crypto'
import { decodeBase58, encodeBase58 } from 'ethers'
import { describe, expect, it } from 'vitest'
import { readyAccount } from '../../src/entries/fixtures.ts'
import { SOLANA_PAYLOAD } from '../domain/x402/payloads.ts'
import { availableAmount } from './available-amount.ts'
import { describeTargets } from './describe-targets.ts'
import { OWNER, paymentInput, walletOf, x402Input } from './ready-inputs.ts'
import type { World } from './world.ts'

const { paymentSessionId, solanaPaymentInstrumentId: paymentInstrumentId } =
  readyAccount.ids

describeTargets('ProcessPayment: Solana', (target) => {
  it.each(['1', '2'])(
    "answers a transaction that the ready account's wallet signed, and the fee payer not yet (version %s)",
    async (version) => {
      const { client } = await target.start()
      const { walletAddress = '' } = walletOf(
        await client.getPaymentInstrument({ ...OWNER, paymentInstrumentId }),
      )

      const { paymentOutput, status } = await client.processPayment(
        inputOf({}, version),
      )

      expect(status).toBe('PROOF_GENERATED')
      expect(paymentOutput?.cryptoX402?.version).toBe(version)
      const { feePayerSignature, signature, message } = transactionIn(
        paymentOutput?.cryptoX402?.payload,
      )
      expect(feePayerSignature.every((byte) => byte === 0)).toBe(true)
      expect(isSignedBy(walletAddress, message, signature)).toBe(true)
      expect(addressIn(message, 0)).toBe(SOLANA_PAYLOAD.extra.feePayer)
      expect(addressIn(message, 1)).toBe(walletAddress)
    },
  )

  it('takes the amount out of the budget and enters it in the ledger', async () => {
    const { client, mock } = await target.start()

    await client.processPayment(inputOf({}))

    expect(await availableAmount(client, paymentSessionId)).toBe('99.999')
    expect(mock.db.payment.getAll()).toMatchObject([
      {
        amount: '0.001',
        chain: 'SOLANA_DEVNET',
        asset: SOLANA_PAYLOAD.asset,
        payTo: SOLANA_PAYLOAD.payTo,
      },
    ])
    mock.checkInvariants()
  })

  it("writes the seller's memo, or else one of its own", async () => {
    const world = await target.start()

    expect(await lastBytes(world, { memo: 'order 7' })).toContain('order 7')
    expect(await lastBytes(world, {})).toMatch(/[\da-f]{32}/)
  })

  describe('the block that a transaction refers to', () => {
    it('is the one that the merchant names', async () => {
      const world = await target.start()
      const recentBlockhash = SOLANA_PAYLOAD.payTo

      const message = await pay(world, { memo: '', recentBlockhash })

      expect(blockhashIn(message)).toBe(recentBlockhash)
    })

    it('is else the latest, which changes with the time and the seed', async () => {
      const world = await target.start()

      const first = blockhashIn(await pay(world, {}))
      expect(blockhashIn(await pay(world, {}))).toBe(first)
      await world.clock.advanceBy({ seconds: 1 })
      expect(blockhashIn(await pay(world, {}))).not.toBe(first)
      const other = await target.start({ seed: 'another' })
      expect(blockhashIn(await pay(other, {}))).not.toBe(first)
    })
  })

  it('signs no two transactions alike at one time', async () => {
    const world = await target.start()

    expect(await pay(world, {})).not.toEqual(await pay(world, {}))
  })
})

function inputOf(extra: object, version = '2') {
  const payload = {
    ...SOLANA_PAYLOAD,
    extra: { ...SOLANA_PAYLOAD.extra, ...extra },
  }
  return paymentInput(
    {},
    { paymentInstrumentId, paymentInput: x402Input(payload, version) },
  )
}

/** Pays with these members of `extra`, and returns the message that was signed. */
async function pay({ client }: World, extra: object): Promise<Buffer> {
  const { paymentOutput } = await client.processPayment(inputOf(extra))
  return transactionIn(paymentOutput?.cryptoX402?.payload).message
}

async function lastBytes(world: World, extra: object): Promise<string> {
  return (await pay(world, extra)).subarray(-40).toString('latin1')
}

/** The parts of a transaction with two signatures. */
function transactionIn(payload: unknown) {
  const { transaction } = payload as { transaction: string }
  const bytes = Buffer.from(transaction, 'base64')
  expect(bytes[0]).toBe(2)
  return {
    feePayerSignature: bytes.subarray(1, 65),
    signature: bytes.subarray(65, 129),
    message: bytes.subarray(129),
  }
}

// a message begins with its version, three counts and the number of its accounts
const ACCOUNTS_AT = 5

function addressIn(message: Buffer, index: number): string {
  return encodeBase58(
    message.subarray(ACCOUNTS_AT + 32 * index).subarray(0, 32),
  )
}

function blockhashIn(message: Buffer): string {
  return addressIn(message, message[ACCOUNTS_AT - 1] as number)
}

function isSignedBy(address: string, message: Buffer, signature: Buffer) {
  const key = decodeBase58(address).toString(16).padStart(64, '0')
  // RFC 8410: an Ed25519 public key in SPKI is this prefix and the key
  const der = Buffer.from(`302a300506032b6570032100${key}`, 'hex')
  const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' })
  return verify(null, message, publicKey, signature)
}

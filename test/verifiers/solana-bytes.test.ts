import {
  getSetComputeUnitLimitInstruction,
  setTransactionMessageComputeUnitPrice,
} from '@solana-program/compute-budget'
import {
  findAssociatedTokenPda,
  getTransferCheckedInstruction,
  TOKEN_PROGRAM_ADDRESS,
} from '@solana-program/token'
import {
  address,
  appendTransactionMessageInstructions,
  blockhash,
  createKeyPairSignerFromPrivateKeyBytes,
  createTransactionMessage,
  getBase58Decoder,
  getBase64EncodedWireTransaction,
  partiallySignTransactionMessageWithSigners,
  pipe,
  prependTransactionMessageInstruction,
  setTransactionMessageFeePayer,
  setTransactionMessageLifetimeUsingBlockhash,
} from '@solana/kit'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  addressBytes,
  base58,
  isSolanaAddress,
} from '../../src/domain/solana/base58.ts'
import {
  signTokenTransfer,
  type TokenTransfer,
} from '../../src/domain/solana/token-transfer.ts'
import { solanaPrivateKey, walletAddress } from '../../src/domain/wallet.ts'

const keys = fc.uint8Array({ minLength: 32, maxLength: 32 })
const addresses = keys.map(base58)

it("writes base58 as Solana's own library does", () => {
  fc.assert(
    fc.property(keys, fc.nat(32), (key, zeros) => {
      const bytes = key.fill(0, 0, zeros)
      const text = base58(bytes)
      expect(text).toBe(getBase58Decoder().decode(bytes))
      expect(isSolanaAddress(text)).toBe(true)
      expect(addressBytes(text)).toEqual(bytes)
    }),
  )
})

it("signs the same bytes as Solana's own library", async () => {
  const transfers = fc.record({
    id: fc.string(),
    to: addresses,
    mint: addresses,
    amount: fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }),
    decimals: fc.integer({ min: 0, max: 18 }),
    feePayer: addresses,
    memo: fc.string({ unit: 'grapheme', maxLength: 60 }),
    recentBlockhash: addresses,
  })
  await fc.assert(
    fc.asyncProperty(transfers, async ({ id, ...given }) => {
      const transfer = { ...given, from: walletAddress('SOLANA', id) }
      const privateKey = solanaPrivateKey(id)
      expect(signTokenTransfer(transfer, privateKey)).toBe(
        await signByKit(transfer, privateKey),
      )
    }),
    { numRuns: 60 },
  )
}, 60_000)

/** The public x402 client's transaction, built with the libraries that it uses. */
async function signByKit(
  transfer: TokenTransfer,
  privateKey: Uint8Array,
): Promise<string> {
  const payer = await createKeyPairSignerFromPrivateKeyBytes(privateKey)
  const mint = address(transfer.mint)
  const accountOf = async (owner: string) => {
    const [account] = await findAssociatedTokenPda({
      mint,
      owner: address(owner),
      tokenProgram: TOKEN_PROGRAM_ADDRESS,
    })
    return account
  }
  const { amount, decimals } = transfer
  const instructions = [
    getTransferCheckedInstruction({
      source: await accountOf(transfer.from),
      mint,
      destination: await accountOf(transfer.to),
      authority: payer,
      amount,
      decimals,
    }),
    {
      programAddress: address('MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr'),
      accounts: [],
      data: new TextEncoder().encode(transfer.memo),
    },
  ]
  const message = pipe(
    createTransactionMessage({ version: 0 }),
    (tx) => setTransactionMessageComputeUnitPrice(1, tx),
    (tx) => setTransactionMessageFeePayer(address(transfer.feePayer), tx),
    (tx) =>
      prependTransactionMessageInstruction(
        getSetComputeUnitLimitInstruction({ units: 20_000 }),
        tx,
      ),
    (tx) => appendTransactionMessageInstructions(instructions, tx),
    (tx) =>
      setTransactionMessageLifetimeUsingBlockhash(
        {
          blockhash: blockhash(transfer.recentBlockhash),
          lastValidBlockHeight: 0n,
        },
        tx,
      ),
  )
  return getBase64EncodedWireTransaction(
    await partiallySignTransactionMessageWithSigners(message),
  )
}

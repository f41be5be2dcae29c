import { base58 } from './base58.ts'
import type {
  DecodedInstruction,
  DecodedTransaction,
} from './decode-transaction.ts'
import { TOKEN_PROGRAM } from './programs.ts'

/** The transfer of tokens in a transaction, as the payer signed it. */
export interface DecodedTransfer {
  mint: string
  /** Token account that is paid. */
  destination: string
  /** Wallet that pays. */
  authority: string
  amount: bigint
  /** Signature of the wallet that pays, base58; undefined when it is not among the signers. */
  signature: string | undefined
}

const TRANSFER_CHECKED = 12
// discriminator, amount and decimals
const TRANSFER_BYTES = 10

/** The transfer in the place where x402 wants it, behind the two instructions of the compute budget. */
export function tokenTransferOf(
  transaction: DecodedTransaction,
): DecodedTransfer | undefined {
  const [, , instruction] = transaction.instructions
  if (instruction === undefined || !isTransfer(instruction)) return undefined
  const [, mint = '', destination = '', authority = ''] = instruction.accounts
  const signature =
    transaction.signatures[transaction.signers.indexOf(authority)]
  const { buffer, byteOffset } = instruction.data
  return {
    mint,
    destination,
    authority,
    amount: new DataView(buffer, byteOffset).getBigUint64(1, true),
    signature: signature && base58(signature),
  }
}

function isTransfer({ program, accounts, data }: DecodedInstruction): boolean {
  return (
    program === TOKEN_PROGRAM &&
    accounts.length >= 4 &&
    data.length >= TRANSFER_BYTES &&
    data[0] === TRANSFER_CHECKED
  )
}

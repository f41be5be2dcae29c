import type { DecodedInstruction } from '../../solana/decode-transaction.ts'
import {
  COMPUTE_BUDGET_PROGRAM,
  LIGHTHOUSE_PROGRAM,
  MEMO_PROGRAM,
} from '../../solana/programs.ts'
import type { Reason } from './reasons.ts'
import { firstFailure } from './verdict.ts'

// documented: x402 specification; the packages take seven where it says six (observed)
const FEWEST_INSTRUCTIONS = 3
const MOST_INSTRUCTIONS = 7
const HIGHEST_PRICE = 5_000_000n

const UNKNOWN: readonly Reason[] = [
  'invalid_exact_svm_payload_unknown_fourth_instruction',
  'invalid_exact_svm_payload_unknown_fifth_instruction',
  'invalid_exact_svm_payload_unknown_sixth_instruction',
  'invalid_exact_svm_payload_unknown_seventh_instruction',
]

/** Reason why the first two instructions, or how many there are, are not those of an x402 payment. */
export function layoutProblem(
  instructions: readonly DecodedInstruction[],
): Reason | undefined {
  const [limit, price] = instructions
  return firstFailure([
    () =>
      (instructions.length < FEWEST_INSTRUCTIONS ||
        instructions.length > MOST_INSTRUCTIONS) &&
      'invalid_exact_svm_payload_transaction_instructions_length',
    () =>
      !isBudget(limit, 2, 5) &&
      'invalid_exact_svm_payload_transaction_instructions_compute_limit_instruction',
    () =>
      !isBudget(price, 3, 9) &&
      'invalid_exact_svm_payload_transaction_instructions_compute_price_instruction',
    () =>
      priceOf(price) > HIGHEST_PRICE &&
      'invalid_exact_svm_payload_transaction_instructions_compute_price_instruction_too_high',
  ])
}

/** Reason why what follows the transfer is not allowed, or has not the memo that the seller asked for. */
export function memoProblem(
  { memo }: Readonly<Record<string, unknown>>,
  instructions: readonly DecodedInstruction[],
): Reason | undefined {
  const further = instructions.slice(FEWEST_INSTRUCTIONS)
  const unknown = further.findIndex(
    ({ program }) => program !== MEMO_PROGRAM && program !== LIGHTHOUSE_PROGRAM,
  )
  if (unknown !== -1) return UNKNOWN[unknown]
  if (typeof memo !== 'string' || memo === '') return undefined
  const memos = further.filter(({ program }) => program === MEMO_PROGRAM)
  const [first] = memos
  return firstFailure([
    () => memos.length !== 1 && 'invalid_exact_svm_payload_memo_count',
    () =>
      new TextDecoder().decode(first?.data) !== memo &&
      'invalid_exact_svm_payload_memo_mismatch',
  ])
}

function isBudget(
  instruction: DecodedInstruction | undefined,
  discriminator: number,
  size: number,
): boolean {
  return (
    instruction?.program === COMPUTE_BUDGET_PROGRAM &&
    instruction.data[0] === discriminator &&
    instruction.data.length >= size
  )
}

function priceOf(instruction: DecodedInstruction | undefined): bigint {
  const { buffer, byteOffset } = (instruction as DecodedInstruction).data
  return new DataView(buffer, byteOffset).getBigUint64(1, true)
}

import { readPayload } from '../../../src/domain/x402/payload.ts'
import {
  readPaymentRequirements,
  type EvmExactRequirements,
  type EvmUptoRequirements,
  type PaymentRequirements,
  type SolanaExactRequirements,
} from '../../../src/domain/x402/requirements.ts'

interface ByKind {
  'evm-exact': EvmExactRequirements
  'evm-upto': EvmUptoRequirements
  'solana-exact': SolanaExactRequirements
}

/** Reads a payload that must be of this kind. */
export function readRequirements<Kind extends PaymentRequirements['kind']>(
  kind: Kind,
  payload: unknown,
  version = '2',
): ByKind[Kind] {
  const requirements = readPaymentRequirements(
    readPayload({ version, payload }),
    kind === 'solana-exact' ? 'SOLANA' : 'ETHEREUM',
  )
  if (requirements.kind !== kind) throw new Error(requirements.kind)
  return requirements as ByKind[Kind]
}

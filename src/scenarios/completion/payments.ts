import { baseUnitsOfUsd, usdOfBaseUnits } from '../../domain/money.ts'
import { MockError } from '../../errors.ts'
import type {
  PaymentInstrumentInput,
  PaymentInput,
  PaymentSessionInput,
} from '../scenario.ts'
import type { Draft } from './draft.ts'
import { derivedAddress, wholeOf } from './ids.ts'
import { atPath } from '../problems.ts'

/** The members of a session that its payments need. */
type Payer = Pick<PaymentSessionInput, 'paymentManagerArn' | 'userId'> &
  Partial<PaymentSessionInput>

interface Filling {
  draft: Draft
  key: string
}

/** Finds the wallet of a payment, if the scenario has it. */
export function walletOf(
  payment: Partial<PaymentInput> | undefined,
  draft: Draft,
): PaymentInstrumentInput | undefined {
  return draft.rows.paymentInstruments.get(payment?.paymentInstrumentId ?? '')
}

/** Derives or generates the omitted members of a session's payments. References are already ids. */
export function fillPayments(
  { payments = [], ...session }: Payer,
  { draft, key }: Filling,
): PaymentInput[] {
  const share = shareOf(session.maxSpendAmount, payments)
  return payments.map((payment: Partial<PaymentInput>, index) =>
    atPath(`payments.${index}`, () => {
      const own = `${key}\npayment ${index}`
      const paymentInstrumentId =
        payment.paymentInstrumentId ??
        draft.onlyCandidate(
          'paymentInstrument',
          draft.walletsOf(session.paymentManagerArn, session.userId),
          `user ${JSON.stringify(session.userId)}`,
        )
      const { network = 'ETHEREUM' } =
        walletOf({ paymentInstrumentId }, draft) ?? {}
      return {
        ...payment,
        paymentInstrumentId,
        chain:
          payment.chain ??
          (network === 'SOLANA' ? 'SOLANA_DEVNET' : 'BASE_SEPOLIA'),
        amount: payment.amount ?? amountUpTo(share, own),
        payTo: payment.payTo ?? derivedAddress(`${own}\npayTo`, network),
      }
    }),
  )
}

const CENT = 10_000
const DOLLAR = 1_000_000

/** Computes the base units for each payment without an amount, so that all fit the budget. */
function shareOf(
  limit: string | undefined,
  payments: readonly Partial<PaymentInput>[],
): number {
  if (limit === undefined) return DOLLAR
  const amounts = payments.flatMap(({ amount }) => amount ?? [])
  const rest = amounts.reduce(
    (left, amount) => left - Number(baseUnitsOfUsd(amount)),
    Number(baseUnitsOfUsd(limit)),
  )
  return Math.min(DOLLAR, rest / (payments.length - amounts.length))
}

/** Chooses an amount up to a share, in whole cents if possible. */
function amountUpTo(share: number, key: string): string {
  const unit = share >= CENT ? CENT : 1
  const most = Math.floor(share / unit)
  if (most < 1) {
    throw new MockError(
      'amount: missing, but nothing of maxSpendAmount is left for it. Raise maxSpendAmount, or remove the payment',
    )
  }
  const units = (1 + wholeOf(`${key}\namount`, most - 1)) * unit
  return usdOfBaseUnits(BigInt(units))
}

import * as v from 'valibot'
import { maxSpendAmountProblem } from '../../domain/budget.ts'
import { USER_ID } from '../../domain/id-constraints.ts'
import { PAYMENT_TYPES } from '../../domain/payable.ts'
import { PAYMENT_CHAINS } from '../../domain/payment-networks.ts'
import { BALANCE_CHAINS } from '../../domain/x402/networks.ts'
import { ACCOUNT_MEMBERS } from './account-members.ts'
import {
  dated,
  describe,
  duration,
  living,
  nonEmpty,
  pastTime,
  strict,
} from './parts.ts'
import {
  PAYMENT_SCHEMES,
  SETTLEMENT_STATUSES,
} from '../../domain/settlement.ts'
import {
  expiryTimeSchema,
  linkedAccountSchema,
} from '../../store/row-schemas.ts'
import { paymentInstrumentStatusSchema } from '../../store/status-schemas.ts'

const usd = v.pipe(
  v.string(),
  v.regex(
    /^\d+(\.\d{1,6})?$/,
    ({ received }) =>
      `Invalid amount: Expected US dollars as text with at most six decimals, e.g. "0.10", but received ${received}`,
  ),
)

const UUID = /^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/

const DECIMAL = /^\d+(\.\d+)?$/
const limit = v.pipe(
  v.string(),
  v.regex(
    DECIMAL,
    ({ received }) =>
      `Invalid amount: Expected US dollars as text, e.g. "0.10", but received ${received}`,
  ),
  v.check(
    // other checks report text that is not an amount
    (text) => !DECIMAL.test(text) || maxSpendAmountProblem(text) === undefined,
    ({ input }) => maxSpendAmountProblem(input) ?? '',
  ),
)

const chain = v.picklist(PAYMENT_CHAINS)
const balances = strict(
  Object.fromEntries(
    BALANCE_CHAINS.map((chain) => [chain, v.exactOptional(usd)]),
  ),
)

const settlement = strict({
  transaction: v.exactOptional(
    describe(
      nonEmpty,
      'Hash of the transaction. Default: one derived from the payment.',
    ),
  ),
  amount: v.exactOptional(
    describe(usd, 'US dollars that were settled. Default: the whole payment.'),
  ),
  settledAt: v.exactOptional(
    describe(pastTime, 'When it was settled. Default: when it was paid.'),
  ),
})

/** Members of a payment that are about its proof and what facilitators made of it. */
const proof = {
  scheme: v.exactOptional(
    describe(v.picklist(PAYMENT_SCHEMES), 'Default exact.'),
  ),
  proofKey: v.exactOptional(
    describe(
      nonEmpty,
      'Tells proofs apart. Default: that of a proof that is not known.',
    ),
  ),
  validFor: v.exactOptional(
    describe(
      duration,
      'For how long after the payment the proof is good. Default: a minute.',
    ),
  ),
  settlementStatus: v.exactOptional(
    describe(
      v.picklist(SETTLEMENT_STATUSES),
      'Default SIGNED; SETTLED adds a settlement.',
    ),
  ),
  refusal: v.exactOptional(
    describe(nonEmpty, 'Why a facilitator refused it, of a REFUSED one.'),
  ),
  settlement: v.exactOptional(
    describe(settlement, 'How it was settled, of a SETTLED one.'),
  ),
}

const userId = describe(
  v.pipe(v.string(), v.maxLength(USER_ID.max)),
  'The user that the agent acts for; empty if none was named.',
)

/** Required and optional members of each kind of row, without its ids. */
export const MEMBERS = {
  ...ACCOUNT_MEMBERS,
  paymentInstrument: {
    needed: {
      userId,
      network: describe(
        v.picklist(['ETHEREUM', 'SOLANA']),
        'Family of blockchains of the wallet.',
      ),
    },
    further: {
      ...living(paymentInstrumentStatusSchema, 'ACTIVE'),
      balances: v.exactOptional(
        describe(
          balances,
          'Balances in US dollars by chain, e.g. { "BASE_SEPOLIA": "25.00" }. Default: nothing.',
        ),
      ),
      permit2Allowances: v.exactOptional(
        describe(
          balances,
          'US dollars of USDC that Permit2 may move, by chain. Default: nothing, as before the first approval.',
        ),
      ),
      linkedAccounts: v.exactOptional(
        describe(
          v.pipe(v.array(linkedAccountSchema), v.maxLength(1)),
          "The end user's account with the wallet vendor.",
        ),
      ),
      redirectUrl: v.exactOptional(
        describe(
          v.nullable(nonEmpty),
          "Address of the end user's consent page; null for none. Default: a new one if the connector is Coinbase's.",
        ),
      ),
      grant: v.exactOptional(
        describe(
          v.picklist(['granted', 'denied', 'lapsed']),
          "The end user's answer to delegated signing. Default: none, so the policy delegation applies.",
        ),
      ),
      version: v.exactOptional(
        describe(
          v.pipe(v.number(), v.integer(), v.minValue(1)),
          'Version, which counts the changes from 1.',
        ),
      ),
    },
  },
  paymentSession: {
    needed: {
      userId,
      expiryTimeInMinutes: describe(
        expiryTimeSchema,
        'Minutes from creation to expiry: 15 to 480.',
      ),
    },
    further: {
      maxSpendAmount: v.exactOptional(
        describe(
          limit,
          'US dollars as text, more than 0 and at most 10000; without it the session has no limit.',
        ),
      ),
      deleted: v.exactOptional(
        describe(
          v.literal(true),
          'Marks a deleted session: its payments are kept, and its id cannot be used again.',
        ),
      ),
      ...dated,
    },
  },
  payment: {
    needed: {
      chain: describe(chain, 'The chain that was paid on.'),
      amount: describe(usd, 'US dollars as text, e.g. "0.02".'),
      payTo: describe(nonEmpty, 'Address of the merchant.'),
    },
    further: {
      processPaymentId: v.exactOptional(
        describe(
          v.pipe(v.string(), v.regex(UUID)),
          'A UUID. Default: a new one.',
        ),
      ),
      paymentType: v.exactOptional(
        describe(
          v.picklist(PAYMENT_TYPES),
          'The protocol that was paid by. Default: CRYPTO_X402.',
        ),
      ),
      agentName: v.exactOptional(describe(v.string(), 'The agent that paid.')),
      createdAt: v.exactOptional(
        describe(
          pastTime,
          'Time of the payment. Default: the creation time of its session.',
        ),
      ),
      ...proof,
    },
  },
}

import * as v from 'valibot'
import { maxSpendAmountProblem } from './domain/budget.ts'
import {
  PAYMENT_CONNECTOR_ID,
  PAYMENT_INSTRUMENT_ID,
  PAYMENT_MANAGER_ARN,
  PAYMENT_SESSION_ID,
  USER_ID,
} from './domain/id-constraints.ts'
import { PAST_TIME, pastTimeMs } from './domain/past-time.ts'
import { NETWORKS } from './domain/x402/networks.ts'
import { faultRuleSchema, type FaultRule } from './fault-rule.ts'
import { POLICIES } from './policy.ts'
import {
  expiryTimeSchema,
  idSchema,
  linkedAccountSchema,
} from './store/row-schemas.ts'

export const nonEmpty = v.pipe(v.string(), v.nonEmpty())

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
    // text that is no amount has been complained of already
    (text) => !DECIMAL.test(text) || maxSpendAmountProblem(text) === undefined,
    ({ input }) => maxSpendAmountProblem(input) ?? '',
  ),
)

const pastTime = v.pipe(
  v.string(),
  v.regex(PAST_TIME, invalidTime),
  v.check(
    (text) => !PAST_TIME.test(text) || !Number.isNaN(pastTimeMs(text, 0)),
    invalidTime,
  ),
)

function invalidTime({ received }: { received: string }): string {
  return `Invalid time: Expected how long ago, e.g. "-30m", "-1h30m", "-90d", or ISO 8601, e.g. "2026-01-01T00:00:00Z", but received ${received}`
}

const chain = v.picklist(NETWORKS.map((network) => network.chain))
const balances = strict(
  Object.fromEntries(
    NETWORKS.map((network) => [network.chain, v.exactOptional(usd)]),
  ),
)
const vendor = v.picklist(['CoinbaseCDP', 'StripePrivy'])

const createdAt = describe(
  pastTime,
  'When it was created: how long before the scenario is loaded, e.g. "-30m", "-1h30m", "-90d", or ISO 8601. Default: at that moment.',
)
const updatedAt = describe(
  pastTime,
  'When it was last changed, written as createdAt is. Default: never since.',
)
const dated = { createdAt: v.exactOptional(createdAt) }

/** Identifiers of rows. */
export const ID = {
  paymentManagerArn: describe(
    idSchema(PAYMENT_MANAGER_ARN),
    'ARN of a payment manager; ends in payment-manager/<name>-<ten characters>.',
  ),
  paymentConnectorId: describe(
    idSchema(PAYMENT_CONNECTOR_ID),
    'Id of a connector: <name>-<ten characters>.',
  ),
  paymentInstrumentId: describe(
    idSchema(PAYMENT_INSTRUMENT_ID),
    "Id of a user's wallet: payment-instrument-<15 characters>.",
  ),
  paymentSessionId: describe(
    idSchema(PAYMENT_SESSION_ID),
    'Id of a session: payment-session-<15 characters>.',
  ),
}

const userId = describe(
  v.pipe(v.string(), v.maxLength(USER_ID.max)),
  'The user that an agent acts for; empty for what was made without one.',
)

/** Members of each kind of row, but for its identifiers: those that it needs, and those that it may have. */
export const MEMBERS = {
  paymentManager: { needed: {}, further: dated },
  paymentConnector: {
    needed: { type: describe(vendor, 'The wallet vendor.') },
    further: dated,
  },
  paymentCredentialProvider: {
    needed: { vendor: describe(vendor, 'The wallet vendor.') },
    further: dated,
  },
  paymentInstrument: {
    needed: {
      userId,
      network: describe(
        v.picklist(['ETHEREUM', 'SOLANA']),
        'Family of blockchains that the wallet lives on.',
      ),
    },
    further: {
      status: v.exactOptional(
        describe(
          v.picklist(['INITIATED', 'ACTIVE', 'FAILED', 'BLOCKED', 'DELETED']),
          'Default ACTIVE.',
        ),
      ),
      balances: v.exactOptional(
        describe(
          balances,
          'US dollars of USDC by chain, e.g. { "BASE_SEPOLIA": "25.00" }. Default: nothing.',
        ),
      ),
      linkedAccounts: v.exactOptional(
        describe(
          v.pipe(v.array(linkedAccountSchema), v.maxLength(1)),
          "The end user's account with the wallet vendor.",
        ),
      ),
      redirectUrl: v.exactOptional(
        describe(nonEmpty, 'Where the end user grants the agent its rights.'),
      ),
      ...dated,
      updatedAt: v.exactOptional(updatedAt),
      version: v.exactOptional(
        describe(
          v.pipe(v.number(), v.integer(), v.minValue(1)),
          'Counts its changes, from 1.',
        ),
      ),
    },
  },
  paymentSession: {
    needed: {
      userId,
      expiryTimeInMinutes: describe(
        expiryTimeSchema,
        'Minutes from its creation to its end: 15 to 480.',
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
          'It was deleted: its payments are kept, its id cannot be used again.',
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
      agentName: v.exactOptional(describe(v.string(), 'The agent that paid.')),
      createdAt: v.exactOptional(
        describe(
          pastTime,
          'When it was paid. Default: when its session was created.',
        ),
      ),
    },
  },
}

/** Members of the document itself, beside its rows. */
export const HEAD = {
  name: describe(nonEmpty, 'What the scenario is asked for by.'),
  description: describe(nonEmpty, 'One sentence for whoever picks it.'),
  ids: v.exactOptional(
    describe(
      v.record(v.string(), v.string()),
      'What is worth knowing by heart; printed by the server.',
    ),
  ),
  policy: v.exactOptional(
    describe(
      strict(
        Object.fromEntries(
          Object.entries(POLICIES).map(([name, values]) => [
            name,
            v.exactOptional(v.picklist(values)),
          ]),
        ),
      ),
      'Where the service leaves a choice.',
    ),
  ),
  faults: v.exactOptional(
    v.pipe(
      describe(v.array(faultRuleSchema), 'Armed when the scenario is loaded.'),
      v.transform((rules) => rules.map(withoutDates)),
    ),
  ),
}

/** A list of rows, which may be left out. */
export function rows<const Entries extends v.ObjectEntries>(entries: Entries) {
  return v.exactOptional(v.array(strict(entries)))
}

/** An object that has no other members; of those, the message names the ones that it may have. */
export function strict<const Entries extends v.ObjectEntries>(
  entries: Entries,
) {
  return v.strictObject(entries, ({ expected, received }) =>
    expected === 'never'
      ? `Unknown member. Allowed: ${Object.keys(entries).join(', ')}`
      : `Invalid ${expected === 'Object' ? 'type' : 'key'}: Expected ${expected} but received ${received}`,
  )
}

/** A schema that says what its values are for, in the published JSON Schema. */
export function describe<const Schema extends v.GenericSchema>(
  schema: Schema,
  text: string,
) {
  return v.pipe(schema, v.description(text))
}

/** The same as plain JSON, which a scenario is. */
function withoutDates(rule: FaultRule): FaultRule {
  const instants = (['from', 'until'] as const).flatMap((name) => {
    const instant = rule[name]
    return instant instanceof Date ? [[name, instant.toISOString()]] : []
  })
  return { ...rule, ...Object.fromEntries(instants) }
}

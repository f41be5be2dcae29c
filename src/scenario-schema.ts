import * as v from 'valibot'
import {
  PAYMENT_CONNECTOR_ID,
  PAYMENT_INSTRUMENT_ID,
  PAYMENT_MANAGER_ARN,
  PAYMENT_SESSION_ID,
  USER_ID,
} from './domain/id-constraints.ts'
import { NETWORKS } from './domain/x402/networks.ts'
import { MockError } from './errors.ts'
import type { Scenario } from './scenario.ts'
import {
  expiryTimeSchema,
  idSchema,
  linkedAccountSchema,
} from './store/row-schemas.ts'

/**
 * Makes sure that a value, e.g. a parsed JSON file, is a scenario.
 *
 * @throws MockError naming the path, the value and what is allowed, for every problem.
 */
export function readScenario(value: unknown): Scenario {
  const result = v.safeParse(scenarioSchema, value)
  if (result.success) {
    return result.output
  }
  const name = (value as { name?: unknown } | null)?.name
  const problems = result.issues.map(
    (issue) => `${v.getDotPath(issue) ?? 'the document'}: ${issue.message}`,
  )
  throw new MockError(
    `${typeof name === 'string' ? `Scenario "${name}"` : 'The scenario'} is not valid:\n${problems.join('\n')}`,
  )
}

const nonEmpty = v.pipe(v.string(), v.nonEmpty())

const usd = v.pipe(
  v.string(),
  v.regex(
    /^\d+(\.\d{1,6})?$/,
    ({ received }) =>
      `Invalid amount: Expected US dollars as text with at most six decimals, e.g. "0.10", but received ${received}`,
  ),
)

const nonNegative = v.pipe(v.number(), v.finite(), v.minValue(0))

const age = v.exactOptional(
  v.strictObject({
    days: v.exactOptional(nonNegative),
    hours: v.exactOptional(nonNegative),
    minutes: v.exactOptional(nonNegative),
    seconds: v.exactOptional(nonNegative),
    milliseconds: v.exactOptional(nonNegative),
  }),
)

const vendor = v.picklist(['CoinbaseCDP', 'StripePrivy'])
const chain = v.picklist(NETWORKS.map((network) => network.chain))
const userId = v.pipe(nonEmpty, v.maxLength(USER_ID.max))
const paymentManagerArn = idSchema(PAYMENT_MANAGER_ARN)
const paymentConnectorId = idSchema(PAYMENT_CONNECTOR_ID)
const paymentInstrumentId = idSchema(PAYMENT_INSTRUMENT_ID)

const scenarioSchema: v.GenericSchema<Scenario> = v.strictObject({
  name: nonEmpty,
  description: nonEmpty,
  ids: v.exactOptional(v.record(v.string(), v.string())),
  paymentManagers: rows({ paymentManagerArn }),
  paymentConnectors: rows({
    paymentConnectorId,
    paymentManagerArn,
    type: vendor,
  }),
  paymentCredentialProviders: rows({ name: nonEmpty, vendor }),
  paymentInstruments: rows({
    paymentInstrumentId,
    paymentManagerArn,
    paymentConnectorId,
    userId,
    network: v.picklist(['ETHEREUM', 'SOLANA']),
    status: v.exactOptional(
      v.picklist(['INITIATED', 'ACTIVE', 'FAILED', 'BLOCKED', 'DELETED']),
    ),
    balances: v.exactOptional(v.record(chain, usd)),
    linkedAccounts: v.exactOptional(
      v.pipe(v.array(linkedAccountSchema), v.maxLength(1)),
    ),
    age,
  }),
  paymentSessions: rows({
    paymentSessionId: idSchema(PAYMENT_SESSION_ID),
    paymentManagerArn,
    userId,
    expiryTimeInMinutes: expiryTimeSchema,
    maxSpendAmount: v.exactOptional(usd),
    payments: rows({
      paymentInstrumentId,
      chain,
      amount: usd,
      payTo: nonEmpty,
    }),
    age,
  }),
})

function rows<const Entries extends v.ObjectEntries>(entries: Entries) {
  return v.exactOptional(v.array(v.strictObject(entries)))
}

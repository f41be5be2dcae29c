import * as v from 'valibot'
import {
  PAYMENT_CONNECTOR_ID,
  PAYMENT_INSTRUMENT_ID,
  PAYMENT_MANAGER_ARN,
  PAYMENT_SESSION_ID,
  USER_ID,
  type IdConstraints,
} from '../domain/id-constraints.ts'
import { currentCredentialProviderArn } from '../domain/arn.ts'
import { authorizerConfigurationSchema } from '../domain/jwt/authorizer-schema.ts'
import { normalize } from '../domain/money.ts'
import { isInstantText, toEpochMs, toTimestamp } from '../domain/timestamp.ts'
import { LIVING_TABLES } from '../domain/transition-timing.ts'
import { NETWORKS } from '../domain/x402/networks.ts'
import { providerConfigurationSchema } from './provider-configuration-schema.ts'
import type { LinkedAccountRow, Rows, Stored, TableName } from './rows.ts'
import { TABLES_WITH_HISTORY } from './schema.ts'
import {
  paymentConnectorStatusSchema,
  paymentInstrumentStatusSchema,
  paymentManagerStatusSchema,
} from './status-schemas.ts'

const nonEmpty = v.pipe(v.string(), v.nonEmpty())
const positive = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
// amounts and times from earlier versions or from people are converted to the form in rows
const usd = v.pipe(v.string(), v.regex(/^\d+(\.\d+)?$/), v.transform(normalize))
const baseUnits = v.pipe(v.string(), v.regex(/^\d+$/))
const digest = v.pipe(v.string(), v.regex(/^[\da-f]{32}$/))
const vendor = v.picklist(['CoinbaseCDP', 'StripePrivy'])
const userId = v.pipe(v.string(), v.maxLength(USER_ID.max))

const timestamp = v.pipe(
  v.string(),
  v.check(
    isInstantText,
    ({ received }) =>
      `Invalid time: Expected ISO 8601 in UTC, e.g. "2026-01-01T00:00:00.000Z", but received ${received}`,
  ),
  v.transform((text) => toTimestamp(toEpochMs(text))),
)

const json = v.pipe(
  v.string(),
  v.check(
    isJson,
    ({ received }) => `Invalid JSON: received ${received.slice(0, 80)}`,
  ),
)

const tombstoneKey = v.pipe(
  v.string(),
  v.regex(new RegExp(`^(?:${[...TABLES_WITH_HISTORY].join('|')})/.`)),
)

/** Columns that the store adds to every row. */
const stored = { sequence: positive }
/** Columns of every record of the service. */
const dated = { ...stored, createdAt: timestamp, updatedAt: timestamp }

const paymentManagerArn = idSchema(PAYMENT_MANAGER_ARN)
const paymentConnectorId = idSchema(PAYMENT_CONNECTOR_ID)
const paymentInstrumentId = idSchema(PAYMENT_INSTRUMENT_ID)
const paymentSessionId = idSchema(PAYMENT_SESSION_ID)

const oAuth2Account = v.strictObject({
  sub: nonEmpty,
  emailAddress: v.exactOptional(nonEmpty),
  name: v.exactOptional(nonEmpty),
  username: v.exactOptional(nonEmpty),
})

/** Allowed durations of a session in minutes (documented: the wire model). */
export const expiryTimeSchema = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(15),
  v.maxValue(480),
)

/** Schema of an end user's account with a vendor. */
export const linkedAccountSchema: v.GenericSchema<LinkedAccountRow> = v.union(
  [
    v.strictObject({ email: v.strictObject({ emailAddress: nonEmpty }) }),
    v.strictObject({ sms: v.strictObject({ phoneNumber: nonEmpty }) }),
    v.strictObject({
      developerJwt: v.strictObject({ kid: nonEmpty, sub: nonEmpty }),
    }),
    v.strictObject({
      oAuth2: v.union([
        v.strictObject({ google: oAuth2Account }),
        v.strictObject({ apple: oAuth2Account }),
        v.strictObject({ x: oAuth2Account }),
        v.strictObject({ telegram: oAuth2Account }),
        v.strictObject({ github: oAuth2Account }),
      ]),
    }),
  ],
  ({ input }) =>
    `Invalid linked account: Expected exactly one of email, sms, developerJwt, oAuth2, with its members, but received ${JSON.stringify(input)}`,
)

/** Schemas of all tables' rows, for rows from outside; rows of older snapshots are upgraded. */
export const ROW_SCHEMAS: {
  [Name in TableName]: v.GenericSchema<unknown, Rows[Name] & Stored> & {
    entries: v.ObjectEntries
  }
} = {
  paymentManager: v.strictObject({
    paymentManagerArn,
    paymentManagerId: nonEmpty,
    name: v.string(),
    description: v.nullable(nonEmpty),
    authorizerType: v.picklist(['AWS_IAM', 'CUSTOM_JWT']),
    authorizerConfiguration: v.nullable(authorizerConfigurationSchema),
    roleArn: nonEmpty,
    kmsKeyArn: v.nullable(nonEmpty),
    tags: v.nullable(v.record(v.string(), v.string())),
    workloadIdentityArn: nonEmpty,
    status: paymentManagerStatusSchema,
    statusReason: v.nullable(v.string()),
    ...dated,
  }),
  paymentConnector: v.strictObject({
    paymentConnectorId,
    paymentManagerArn,
    name: v.string(),
    description: v.nullable(nonEmpty),
    type: vendor,
    credentialProviderName: v.nullable(nonEmpty),
    credentialProviderArn: v.optional(v.nullable(nonEmpty), null),
    provisionMode: v.picklist(['MANUAL', 'QUICK_CREATE']),
    authorizationUrl: v.nullable(nonEmpty),
    credentialsUpdatedAt: v.nullable(timestamp),
    delegatedSigning: v.picklist(['enabled', 'disabled']),
    status: paymentConnectorStatusSchema,
    statusReason: v.nullable(v.string()),
    ...dated,
  }),
  paymentCredentialProvider: v.strictObject({
    name: nonEmpty,
    credentialProviderArn: v.pipe(
      nonEmpty,
      v.transform(currentCredentialProviderArn),
    ),
    vendor,
    providerConfigurationOutput: providerConfigurationSchema,
    tags: v.nullable(v.record(v.string(), v.string())),
    ...dated,
  }),
  paymentInstrument: v.strictObject({
    paymentInstrumentId,
    paymentManagerArn,
    paymentConnectorId,
    userId,
    paymentInstrumentType: v.literal('EMBEDDED_CRYPTO_WALLET'),
    network: v.picklist(['ETHEREUM', 'SOLANA']),
    walletAddress: nonEmpty,
    redirectUrl: v.nullable(nonEmpty),
    linkedAccounts: v.array(linkedAccountSchema),
    balances: v.array(
      v.strictObject({
        chain: v.picklist(NETWORKS.map((network) => network.chain)),
        amount: baseUnits,
      }),
    ),
    status: paymentInstrumentStatusSchema,
    statusReason: v.nullable(v.string()),
    grant: v.nullable(v.picklist(['granted', 'denied', 'lapsed'])),
    version: positive,
    ...dated,
  }),
  paymentSession: v.pipe(
    v.strictObject({
      paymentSessionId,
      paymentManagerArn,
      userId,
      expiryTimeInMinutes: expiryTimeSchema,
      maxSpendAmount: v.nullable(usd),
      availableSpendAmount: v.nullable(usd),
      spentAmount: usd,
      budgetUpdatedAt: v.exactOptional(timestamp),
      ...dated,
    }),
    v.transform((row) => ({ budgetUpdatedAt: row.updatedAt, ...row })),
  ),
  payment: v.strictObject({
    processPaymentId: nonEmpty,
    paymentManagerArn,
    paymentSessionId,
    paymentInstrumentId,
    userId,
    agentName: v.nullable(v.string()),
    paymentType: v.literal('CRYPTO_X402'),
    status: v.literal('PROOF_GENERATED'),
    amount: usd,
    chain: v.picklist(NETWORKS.map((network) => network.chain)),
    asset: nonEmpty,
    payTo: nonEmpty,
    ...dated,
  }),
  idempotencyRecord: v.strictObject({
    key: digest,
    fingerprint: digest,
    statusCode: v.pipe(
      v.number(),
      v.integer(),
      v.minValue(200),
      v.maxValue(299),
    ),
    body: json,
    ...stored,
  }),
  pendingTransition: v.strictObject({
    key: nonEmpty,
    table: v.picklist(LIVING_TABLES),
    rowKey: nonEmpty,
    to: nonEmpty,
    dueAt: v.nullable(timestamp),
    readsLeft: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
    ...stored,
  }),
  tombstone: v.strictObject({ key: tombstoneKey, ...stored }),
  seenRole: v.strictObject({
    roleArn: nonEmpty,
    usableFrom: timestamp,
    ...stored,
  }),
}

/** Builds a schema of one kind of id. */
export function idSchema({ min, max, pattern }: IdConstraints) {
  return v.pipe(
    v.string(),
    v.minLength(min),
    v.maxLength(max),
    v.regex(new RegExp(`^(?:${pattern})$`)),
  )
}

/** Lists the names of a table's columns. */
export function columnsOf(table: TableName): string[] {
  return Object.keys(ROW_SCHEMAS[table].entries)
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

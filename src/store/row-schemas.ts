import * as v from 'valibot'
import { currentCredentialProviderArn } from '../domain/arn.ts'
import { authorizerConfigurationSchema } from '../domain/jwt/authorizer-schema.ts'
import { LIVING_TABLES } from '../domain/transition-timing.ts'
import { BALANCE_CHAINS } from '../domain/x402/networks.ts'
import {
  baseUnits,
  dated,
  nonEmpty,
  paymentConnectorId,
  paymentInstrumentId,
  paymentManagerArn,
  paymentSessionId,
  positive,
  stored,
  timestamp,
  usd,
  userId,
} from './column-schemas.ts'
import { paymentSchema, settlementSchema } from './payment-schemas.ts'
import { providerConfigurationSchema } from './provider-configuration-schema.ts'
import type { LinkedAccountRow, Rows, Stored, TableName } from './rows.ts'
import { TABLES_WITH_HISTORY } from './schema.ts'
import {
  paymentConnectorStatusSchema,
  paymentInstrumentStatusSchema,
  paymentManagerStatusSchema,
} from './status-schemas.ts'

const digest = v.pipe(v.string(), v.regex(/^[\da-f]{32}$/))
const vendor = v.picklist(['CoinbaseCDP', 'StripePrivy'])

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

const balance = v.strictObject({
  chain: v.picklist(BALANCE_CHAINS),
  amount: baseUnits,
})

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
    balances: v.array(balance),
    // wallets of older snapshots have approved nothing
    permit2Allowances: v.optional(v.array(balance), []),
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
  payment: paymentSchema,
  settlement: settlementSchema,
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

import { DEFAULT_ACCOUNT } from '../domain/account.ts'
import { credentialProviderArnOf, nameOfId } from '../domain/arn.ts'
import type {
  PaymentConnectorInput,
  PaymentCredentialProviderInput,
  PaymentManagerInput,
} from '../scenarios/scenario.ts'
import { newPaymentManager } from '../store/new-rows.ts'
import type {
  PaymentConnectorRow,
  PaymentCredentialProviderRow,
  PaymentManagerRow,
  Rows,
} from '../store/rows.ts'
import type { SeedWriter } from './to-scenario-parts.ts'

type TableRows = { [Name in keyof Rows]: Rows[Name][] }

/** Writes all managers, and the deleted ones that history refers to. */
export function managerSeeds(
  rows: TableRows,
  write: SeedWriter,
): PaymentManagerInput[] {
  const known = new Set(rows.paymentManager.map((row) => row.paymentManagerArn))
  const named = [...rows.paymentInstrument, ...rows.payment].map(
    (row) => row.paymentManagerArn,
  )
  const gone = [...new Set(named)].filter((arn) => !known.has(arn))
  return [
    ...rows.paymentManager.map((row) => managerSeed(row, write)),
    ...gone.map((paymentManagerArn) => ({
      paymentManagerArn,
      deleted: true as const,
    })),
  ]
}

function managerSeed(
  row: PaymentManagerRow,
  write: SeedWriter,
): PaymentManagerInput {
  const { paymentManagerArn, name, authorizerConfiguration } = row
  const byDefault = newPaymentManager(paymentManagerArn, row.createdAt)
  return {
    paymentManagerArn,
    ...(name !== byDefault.name && { paymentManagerName: name }),
    ...given('description', row.description),
    ...(row.roleArn !== byDefault.roleArn && { roleArn: row.roleArn }),
    ...given('kmsKeyArn', row.kmsKeyArn),
    ...given('tags', row.tags),
    ...(authorizerConfiguration !== null && {
      authorizerType: row.authorizerType,
      authorizerConfiguration,
    }),
    ...(row.status !== 'READY' && { status: row.status }),
    ...given('statusReason', row.statusReason),
    ...write.movesOn('paymentManager', paymentManagerArn, row),
    ...write.dates(row),
  }
}

export function credentialProviderSeed(
  row: PaymentCredentialProviderRow,
  write: SeedWriter,
): PaymentCredentialProviderInput {
  const { name, vendor, credentialProviderArn } = row
  const isByDefault =
    credentialProviderArn === credentialProviderArnOf(DEFAULT_ACCOUNT, name)
  return {
    name,
    vendor,
    ...(!isByDefault && { credentialProviderArn }),
    providerConfigurationOutput: row.providerConfigurationOutput,
    ...given('tags', row.tags),
    ...write.dates(row),
  }
}

/** Writes all connectors, and the deleted ones that a wallet's history refers to. */
export function connectorSeeds(
  rows: TableRows,
  write: SeedWriter,
): PaymentConnectorInput[] {
  const known = new Set(
    rows.paymentConnector.map((row) => row.paymentConnectorId),
  )
  const gone = new Map(
    rows.paymentInstrument
      .filter((row) => !known.has(row.paymentConnectorId))
      .map((row) => [row.paymentConnectorId, row.paymentManagerArn]),
  )
  return [
    ...rows.paymentConnector.map((row) => connectorSeed(row, write)),
    ...[...gone].map(([paymentConnectorId, paymentManagerArn]) => ({
      paymentConnectorId,
      paymentManagerArn,
      // no row has the vendor of a deleted connector
      type: 'CoinbaseCDP' as const,
      deleted: true as const,
    })),
  ]
}

function connectorSeed(
  row: PaymentConnectorRow,
  write: SeedWriter,
): PaymentConnectorInput {
  const { paymentConnectorId, paymentManagerArn, type, name, status } = row
  const { provisionMode, delegatedSigning, credentialsUpdatedAt } = row
  return {
    paymentConnectorId,
    paymentManagerArn,
    type,
    ...(name !== nameOfId(paymentConnectorId) && {
      paymentConnectorName: name,
    }),
    ...given('description', row.description),
    ...given('credentialProviderName', row.credentialProviderName),
    ...given('credentialProviderArn', row.credentialProviderArn),
    ...(provisionMode !== 'MANUAL' && { provisionMode }),
    ...given('authorizationUrl', row.authorizationUrl),
    ...(credentialsUpdatedAt !== null && {
      credentialsUpdatedAt: write.ago(credentialsUpdatedAt, row),
    }),
    ...(delegatedSigning !== 'enabled' && { delegatedSigning }),
    ...(status !== 'READY' && { status }),
    ...given('statusReason', row.statusReason),
    ...write.movesOn('paymentConnector', paymentConnectorId, row),
    ...write.dates(row),
  }
}

/** Builds a member that is left out when its column is null. */
function given<Name extends string, Value>(
  name: Name,
  value: Value | null,
): { [Member in Name]?: Value } {
  return (value === null ? {} : { [name]: value }) as {
    [Member in Name]?: Value
  }
}

import type { PaymentCredentialProviderRow } from '../../src/store/rows.ts'

/** A credential provider as the service answers it. */
export function credentialProviderView(row: PaymentCredentialProviderRow) {
  return {
    name: row.name,
    credentialProviderVendor: row.vendor,
    credentialProviderArn: row.credentialProviderArn,
    providerConfigurationOutput: row.providerConfigurationOutput,
    createdTime: row.createdAt,
    lastUpdatedTime: row.updatedAt,
    tags: row.tags ?? undefined,
  }
}

import type { PaymentCredentialProviderRow } from '../../src/store/rows.ts'

/** Builds a credential provider in a reply. */
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

import type { PaymentManagerRow } from '../../src/store/rows.ts'

/** Builds a manager in a reply. */
export function managerView(row: PaymentManagerRow) {
  return {
    ...row,
    description: row.description ?? undefined,
    authorizerConfiguration: row.authorizerConfiguration ?? undefined,
    kmsKeyArn: row.kmsKeyArn ?? undefined,
    tags: row.tags ?? undefined,
    workloadIdentityDetails: { workloadIdentityArn: row.workloadIdentityArn },
    lastUpdatedAt: row.updatedAt,
  }
}

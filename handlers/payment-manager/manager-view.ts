import type { PaymentManagerRow } from '../../src/store/rows.ts'

/** A manager as the service answers it. */
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

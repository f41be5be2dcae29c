/** The owner of a session or a wallet. */
export interface Owner {
  userId: string
  paymentManagerArn: string
}

/** Checks whether a record belongs to the caller: the same user and the same manager. */
export function isOwnedBy(record: Owner, caller: Owner): boolean {
  return (
    record.userId === caller.userId &&
    record.paymentManagerArn === caller.paymentManagerArn
  )
}

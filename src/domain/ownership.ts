/** Whose a session or an instrument is. */
export interface Owner {
  userId: string
  paymentManagerArn: string
}

/** Checks whether a record is the caller's own: the same user, under the same manager. */
export function isOwnedBy(record: Owner, caller: Owner): boolean {
  return (
    record.userId === caller.userId &&
    record.paymentManagerArn === caller.paymentManagerArn
  )
}

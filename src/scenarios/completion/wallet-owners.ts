import type { PaymentInstrumentInput } from '../scenario.ts'

/** The owners of wallets; call its methods once all wallets are complete. */
export interface WalletOwners {
  /** Lists the ids of a user's wallets. */
  walletsOf(paymentManagerArn: string, userId: string): readonly string[]
  /** Lists the users who have a wallet. */
  usersOf(paymentManagerArn: string): readonly string[]
}

/** @param wallets by their ids. */
export function createWalletOwners(
  wallets: ReadonlyMap<string, PaymentInstrumentInput>,
): WalletOwners {
  const byUser = once(() => {
    const byManager = new Map<string, Map<string, string[]>>()
    for (const [id, { paymentManagerArn, userId }] of wallets) {
      const users =
        byManager.get(paymentManagerArn) ?? new Map<string, string[]>()
      byManager.set(paymentManagerArn, users)
      users.set(userId, [...(users.get(userId) ?? []), id])
    }
    return byManager
  })
  const users = once(
    () => new Map([...byUser()].map(([arn, by]) => [arn, [...by.keys()]])),
  )
  return {
    walletsOf: (arn, userId) => byUser().get(arn)?.get(userId) ?? [],
    usersOf: (arn) => users().get(arn) ?? [],
  }
}

function once<Result>(work: () => Result): () => Result {
  let done: { result: Result } | undefined
  return () => (done ??= { result: work() }).result
}

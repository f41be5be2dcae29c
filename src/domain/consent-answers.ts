/** An answer to a consent question, or its expiry. */
export type ConsentAnswer = 'grant' | 'deny' | 'lapse'

export const CONSENT_ANSWERS: readonly ConsentAnswer[] = [
  'grant',
  'deny',
  'lapse',
]

/** Lists the possible answers for a wallet in its status. */
export function answersOfWallet({
  status,
}: {
  status: string
}): readonly ConsentAnswer[] {
  return status === 'DELETED' ? [] : CONSENT_ANSWERS
}

/** Lists the possible answers for a connector in its status. */
export function answersOfConnector({
  type,
  status,
}: {
  type: string
  status: string
}): readonly ConsentAnswer[] {
  if (status === 'PENDING_AUTHENTICATION') return CONSENT_ANSWERS
  // the account may have subscribed since
  if (status === 'AWS_MARKETPLACE_SUBSCRIPTION_REQUIRED') return ['grant']
  // documented: delegated signing is a switch in the project of a Coinbase developer
  return status === 'READY' && type === 'CoinbaseCDP' ? ['grant', 'deny'] : []
}

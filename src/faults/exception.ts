import { ServiceException, subscriptionRequiredException } from '../errors.ts'
import type { FaultRule } from './rule.ts'
import type { ErrorTexts, Operation } from '../operation/operation.ts'

// documented: the troubleshooting page's texts
const TEXTS: ErrorTexts = {
  InternalServerException: 'Something went wrong in processing your request',
  ThrottlingException: 'Rate exceeded',
}

/** Builds the exception of a rule, if it has one, with the operation's own text. */
export function faultException(
  { error, message }: FaultRule,
  { errorTexts }: Operation,
): ServiceException | undefined {
  if (error === undefined) return undefined
  const text = message ?? errorTexts[error] ?? TEXTS[error]
  return error === 'SubscriptionRequiredException'
    ? subscriptionRequiredException(text)
    : new ServiceException(error, text ?? `${error} was injected as a fault`)
}

import { closestName } from '../domain/closest-name.ts'
import type { ServiceException } from '../errors.ts'
import type { Exchange } from './exchange.ts'
import {
  brokenConstraints,
  type BrokenConstraint,
} from '../protocol/validate.ts'
import type { Registry } from '../operation/registry-check.ts'
import type { Store } from '../store/store.ts'
import type { Timed } from '../domain/closest-clock.ts'
import {
  hintAtWallet,
  hintAtManager,
  hintAtSession,
} from './not-found-hints.ts'

/** Suggests the absent member that an unknown one was probably meant to be. */
export function hintAtMember(
  name: string,
  absentMembers: readonly string[],
): string[] {
  const meant = closestName(name, absentMembers)
  return meant === undefined
    ? []
    : [
        `'${name}' is unknown, and '${meant}' was not sent. Did you mean '${meant}'?`,
      ]
}

/** Finds the likely cause of an error, which the reply does not contain. */
export function hintsAtRefusal(
  refusal: ServiceException,
  { operation, input = {}, userId = '', nowMs, account }: Exchange,
  { store }: { store: Store },
): string[] {
  if (operation !== undefined && refusal.members.fieldList !== undefined) {
    return brokenConstraints(operation.input, input).flatMap(hintAtValue)
  }
  const { subject } = refusal
  if (subject === undefined) return []
  if ('paymentManagerArn' in subject) {
    return [hintAtManager(store, subject.paymentManagerArn, account)]
  }
  const { paymentManagerArn = '' } = input as Timed
  const caller = { userId, paymentManagerArn }
  return 'paymentSessionId' in subject
    ? [hintAtSession(store, subject.paymentSessionId, caller, nowMs)]
    : [hintAtWallet(store, subject.paymentInstrumentId, caller)]
}

/** Suggests the allowed value that another one was probably meant to be. */
function hintAtValue({ name, value, allowed = [] }: BrokenConstraint) {
  const meant = closestName(String(value), allowed)
  return meant === undefined
    ? []
    : [`'${name}' is '${String(value)}'. Did you mean '${meant}'?`]
}

/**
 * Suggests the closest route.
 *
 * @param asked method and path.
 */
export function hintAtRoute(asked: string, registry: Registry): string[] {
  const routes = Object.values(registry).map(
    ({ method, uri }) => `${method} ${uri}`,
  )
  const meant = closestName(asked, routes)
  return meant === undefined ? [] : [`The closest route is ${meant}`]
}

/** Checks whether a call that its caller gave up had an effect. */
export function hintAtLeaving({
  isCarriedOut,
}: Pick<Exchange, 'isCarriedOut'>): string {
  return isCarriedOut
    ? 'The caller gave up after the call was carried out: its effect stays, and the reply is lost'
    : 'The caller gave up before the call was carried out: it had no effect'
}

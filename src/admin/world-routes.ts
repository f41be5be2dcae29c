import type { Controller } from '../controller.ts'
import type { AdminBody } from './admin-body.ts'
import { AdminRefusal } from './admin-refusal.ts'

type Rule = Parameters<Controller['faults']['inject']>[0]

/** Arms a rule, which the mock itself checks. */
export function injectFault({ faults }: Controller, body: AdminBody) {
  return faults.inject(body as Rule)
}

/**
 * Disarms one rule.
 *
 * @throws AdminRefusal 404 when there is none with that id.
 */
export function removeFault({ faults }: Controller, id: string) {
  if (!faults.list().some((fault) => fault.id === id)) {
    throw new AdminRefusal(404, `There is no fault ${JSON.stringify(id)}.`)
  }
  faults.remove(id)
  return { faults: faults.list() }
}

/** The journal's entries, oldest first; each member of the query must be equal. */
export function listRequests(
  { journal }: Controller,
  query: Readonly<Record<string, string>>,
) {
  const { statusCode, ...filter } = query
  return {
    requests: journal.entries({
      ...filter,
      ...(statusCode === undefined ? {} : { statusCode: Number(statusCode) }),
    }),
  }
}

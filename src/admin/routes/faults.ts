import type { FaultRule } from '../../mock/controller.ts'
import type { AdminRoute } from '../http/route.ts'
import { AdminRefusal } from '../http/refusal.ts'
import { refTo } from '../http/schemas.ts'

export const FAULT_ROUTES: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: 'faults',
    summary:
      'List the injected faults and the number of calls that each matched and hit',
    reply: refTo('Faults'),
    answer: ({ controller }) => ({ faults: controller.faults.list() }),
  },
  {
    method: 'POST',
    path: 'faults',
    summary: 'Inject a fault',
    body: refTo('FaultRule'),
    reply: refTo('Fault'),
    // the mock itself checks the rule
    answer: ({ controller }, { body }) =>
      controller.faults.inject(body as FaultRule),
  },
  {
    method: 'DELETE',
    path: 'faults',
    summary: 'Remove all faults',
    reply: refTo('Faults'),
    answer({ controller }) {
      controller.faults.clear()
      return { faults: [] }
    },
  },
  {
    method: 'DELETE',
    path: 'faults/{name}',
    summary: 'Remove the fault with that id',
    reply: refTo('Faults'),
    answer({ controller: { faults } }, { name }) {
      if (!faults.list().some((fault) => fault.id === name)) {
        throw new AdminRefusal(
          404,
          `There is no fault ${JSON.stringify(name)}.`,
        )
      }
      faults.remove(name)
      return { faults: faults.list() }
    },
  },
]

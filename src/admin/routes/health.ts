import type { AdminRoute, AdminWorld } from '../http/route.ts'
import { refTo } from '../http/schemas.ts'
import { AdminRefusal } from '../http/refusal.ts'
import { viewClock, type ClockView } from './clock-view.ts'
import { listOf, objectOf } from '../http/json-schema.ts'

/** Reply to `GET health`. */
export interface Health {
  status: 'ok'
  version: string
  /** Name of the scenario that the world began with. */
  scenario: string
  /** Ids of that scenario, by name. */
  ids: Readonly<Record<string, string>>
  clock: ClockView
  /** Names of the operations that the mock answers. */
  operations: readonly string[]
  /** Rows by table. */
  counts: Readonly<Record<string, number>>
}

export function viewHealth(world: AdminWorld): Health {
  const { controller, version, operations } = world
  const { scenario, clock, db } = controller
  return {
    status: 'ok',
    version,
    scenario: scenario.name,
    ids: scenario.ids ?? {},
    clock: viewClock(clock),
    operations,
    counts: Object.fromEntries(
      Object.entries(db).map(([table, rows]) => [table, rows.count()]),
    ),
  }
}

export const HEALTH_ROUTES: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: 'health',
    summary:
      'Get the version, the scenario with its ids, the clock, the operations and the number of rows',
    reply: refTo('Health'),
    answer: viewHealth,
  },
  {
    method: 'GET',
    path: 'operations',
    summary: 'List the operations, with method, path and errors',
    reply: objectOf({ operations: listOf(refTo('Operation')) }),
    answer: ({ controller: { operations } }) => ({ operations }),
  },
  {
    method: 'GET',
    path: 'invariants',
    summary: 'Check the invariants; 409 if one is broken',
    reply: objectOf({ status: { const: 'ok' } }),
    answer({ controller }) {
      try {
        controller.checkInvariants()
      } catch (error) {
        throw new AdminRefusal(409, (error as Error).message)
      }
      return { status: 'ok' }
    },
  },
]

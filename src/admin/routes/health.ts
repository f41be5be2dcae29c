import type { AdminRoute, AdminWorld } from '../http/route.ts'
import { refTo } from '../http/schemas.ts'
import { AdminRefusal } from '../http/refusal.ts'
import { viewClock, type ClockView } from './clock-view.ts'
import { listOf, objectOf } from '../http/json-schema.ts'

/** What `GET health` says. */
export interface Health {
  status: 'ok'
  version: string
  /** Name of the scenario that the present world began with. */
  scenario: string
  /** What is worth knowing by heart in that scenario. */
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
      'Says the version, the scenario with its ids, the clock, the operations and how many rows there are',
    reply: refTo('Health'),
    answer: viewHealth,
  },
  {
    method: 'GET',
    path: 'operations',
    summary: 'Says of each operation how it is called and what it may answer',
    reply: objectOf({ operations: listOf(refTo('Operation')) }),
    answer: ({ controller: { operations } }) => ({ operations }),
  },
  {
    method: 'GET',
    path: 'invariants',
    summary: 'Proves that the books add up; 409 if they do not',
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

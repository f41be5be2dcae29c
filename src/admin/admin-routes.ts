import type { Controller } from '../controller.ts'
import type { NamedScenario } from '../scenario.ts'
import type { AdminBody } from './admin-body.ts'
import { AdminRefusal } from './admin-refusal.ts'
import {
  advanceClock,
  DURATION_UNITS,
  setClock,
  viewClock,
  type ClockView,
} from './clock-routes.ts'
import { injectFault, listRequests, removeFault } from './world-routes.ts'

/** What the admin API works on and tells about. */
export interface AdminWorld {
  controller: Controller
  /** What `POST scenarios/{name}` may load. */
  scenarios: readonly NamedScenario[]
  /** Version of the package. */
  version: string
  /** Names of the operations that the mock answers. */
  operations: readonly string[]
}

/** One way to call the admin API. */
export interface AdminRoute {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Under `/_mock/`; `{name}` stands for one segment. */
  path: string
  /** Members that a body may have; `any` where the mock itself checks the whole document. */
  members?: readonly string[] | 'any'
  /** Names that the query string may have. */
  query?: readonly string[]
  answer(world: AdminWorld, call: AdminCall): unknown
}

/** What a call of a route brings with it. */
export interface AdminCall {
  name: string
  body: AdminBody
  query: Readonly<Record<string, string>>
}

/** Everything that the admin API answers. */
export const ADMIN_ROUTES: readonly AdminRoute[] = [
  { method: 'GET', path: 'health', answer: viewHealth },
  {
    method: 'POST',
    path: 'reset',
    answer(world) {
      world.controller.reset()
      return viewHealth(world)
    },
  },
  {
    method: 'GET',
    path: 'clock',
    answer: ({ controller }) => viewClock(controller.clock),
  },
  {
    method: 'POST',
    path: 'clock',
    members: ['now', 'frozen'],
    answer: ({ controller }, { body }) => setClock(controller.clock, body),
  },
  {
    method: 'POST',
    path: 'clock/advance',
    members: [...DURATION_UNITS, 'to', 'toNext'],
    answer: ({ controller }, { body }) => advanceClock(controller.clock, body),
  },
  {
    method: 'GET',
    path: 'scenarios',
    answer: ({ controller, scenarios }) => ({
      current: controller.scenario.name,
      scenarios: scenarios.map(({ name, description }) => ({
        name,
        description,
      })),
    }),
  },
  {
    method: 'POST',
    path: 'scenarios/{name}',
    async answer(world, { name }) {
      const named = world.scenarios.find((scenario) => scenario.name === name)
      if (named === undefined) {
        throw new AdminRefusal(
          404,
          `Unknown scenario ${JSON.stringify(name)}. Allowed: ${world.scenarios.map((scenario) => scenario.name).join(', ')}`,
        )
      }
      world.controller.reset(await named.load())
      return viewHealth(world)
    },
  },
  {
    method: 'POST',
    path: 'seed',
    members: 'any',
    answer(world, { body }) {
      world.controller.seed(body as never)
      return viewHealth(world)
    },
  },
  {
    method: 'GET',
    path: 'state',
    answer: ({ controller }) => controller.snapshot(),
  },
  {
    method: 'PUT',
    path: 'state',
    members: 'any',
    answer(world, { body }) {
      world.controller.restore(body as never)
      return viewHealth(world)
    },
  },
  {
    method: 'GET',
    path: 'faults',
    answer: ({ controller }) => ({ faults: controller.faults.list() }),
  },
  {
    method: 'POST',
    path: 'faults',
    members: 'any',
    answer: ({ controller }, { body }) => injectFault(controller, body),
  },
  {
    method: 'DELETE',
    path: 'faults',
    answer({ controller }) {
      controller.faults.clear()
      return { faults: [] }
    },
  },
  {
    method: 'DELETE',
    path: 'faults/{name}',
    answer: ({ controller }, { name }) => removeFault(controller, name),
  },
  {
    method: 'GET',
    path: 'requests',
    query: ['operation', 'userId', 'error', 'statusCode'],
    answer: ({ controller }, { query }) => listRequests(controller, query),
  },
  {
    method: 'DELETE',
    path: 'requests',
    answer({ controller }) {
      controller.journal.clear()
      return { requests: [] }
    },
  },
]

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

function viewHealth(world: AdminWorld): Health {
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

import { maskLinkedAccounts } from '../../domain/linked-account-mask.ts'
import type { AdminRoute } from '../http/route.ts'
import { AdminRefusal } from '../http/refusal.ts'
import { refTo } from '../http/schemas.ts'
import { viewHealth } from './health.ts'
import { TEXT, anyOf, listOf, objectOf } from '../http/json-schema.ts'

export const SCENARIO_ROUTES: readonly AdminRoute[] = [
  {
    method: 'POST',
    path: 'reset',
    summary:
      'Reset the mock, its clock included, to its scenario or to the one in the body',
    body: anyOf({ scenario: refTo('ScenarioDocument') }),
    reply: refTo('Health'),
    async answer(world, { body }) {
      const { scenario } = body
      if (scenario === undefined) world.controller.reset()
      else world.controller.reset(await world.completeScenario(scenario))
      return viewHealth(world)
    },
  },
  {
    method: 'GET',
    path: 'scenarios',
    summary:
      'List the scenarios that can be loaded by name, and the one in use',
    reply: objectOf({
      current: TEXT,
      scenarios: listOf(objectOf({ name: TEXT, description: TEXT })),
    }),
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
    summary: 'Reset the mock to a named scenario',
    reply: refTo('Health'),
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
    method: 'GET',
    path: 'scenario',
    summary:
      'Get the scenario that the world began with; linked accounts are masked',
    reply: refTo('Scenario'),
    answer: ({ controller }) => maskLinkedAccounts(controller.scenario),
  },
  {
    method: 'POST',
    path: 'seed',
    summary: 'Add a scenario to the world',
    body: refTo('ScenarioDocument'),
    reply: refTo('Health'),
    async answer(world, { body }) {
      world.controller.seed(await world.completeScenario(body))
      return viewHealth(world)
    },
  },
]

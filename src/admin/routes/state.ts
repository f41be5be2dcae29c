import type { AdminRoute, AdminWorld } from '../http/route.ts'
import { AdminRefusal } from '../http/refusal.ts'
import { refTo } from '../http/schemas.ts'
import { viewHealth } from './health.ts'
import { TEXT, anyOf, described, objectOf } from '../http/json-schema.ts'

export const STATE_ROUTES: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: 'state',
    summary: 'Get a snapshot of the world',
    reply: refTo('Snapshot'),
    answer: ({ controller }) => controller.snapshot(),
  },
  {
    method: 'PUT',
    path: 'state',
    summary: 'Restore a snapshot',
    body: refTo('Snapshot'),
    reply: refTo('Health'),
    answer(world, { body }) {
      world.controller.restore(body as never)
      return viewHealth(world)
    },
  },
  {
    method: 'GET',
    path: 'state/scenario',
    summary: 'Get the world as a scenario, for a fixture file',
    reply: refTo('Scenario'),
    answer: ({ controller }) => controller.toScenario(),
  },
  {
    method: 'POST',
    path: 'state/save',
    summary: 'Write the world to the state file',
    reply: objectOf({ file: TEXT }),
    answer: saveInFile,
  },
  {
    method: 'GET',
    path: 'saves',
    summary: 'List the names of all saves',
    reply: refTo('Saves'),
    answer: ({ controller: { saves } }) => ({ saves }),
  },
  {
    method: 'POST',
    path: 'saves',
    summary: 'Save the world under a name, in memory',
    body: anyOf({ name: TEXT }),
    reply: refTo('Saves'),
    answer({ controller }, { body }) {
      controller.save(body['name'] as string)
      return { saves: controller.saves }
    },
  },
  {
    method: 'POST',
    path: 'saves/rewind',
    summary: 'Rewind the world to a save',
    body: anyOf({ name: TEXT }),
    reply: refTo('Health'),
    answer(world, { body }) {
      world.controller.rewind(body['name'] as string)
      return viewHealth(world)
    },
  },
  {
    method: 'GET',
    path: 'diff',
    summary:
      'Get the rows that have changed since the world began, or since a save',
    query: { since: described(TEXT, 'Name of a save') },
    reply: refTo('StateDiff'),
    answer: ({ controller }, { query }) => controller.diff(query['since']),
  },
]

/** @throws AdminRefusal 400 when there is no file for this world, 500 when it could not be written. */
async function saveInFile({ saveState, namespace }: AdminWorld) {
  if (namespace !== undefined) {
    throw new AdminRefusal(
      400,
      `A namespace has no state file. Get its world with GET /_mock/state?namespace=${namespace}.`,
    )
  }
  if (saveState === undefined) {
    throw new AdminRefusal(
      400,
      'This server has no state file. Start it with --state FILE, or get the state with GET /_mock/state.',
    )
  }
  try {
    return await saveState()
  } catch (error) {
    throw new AdminRefusal(500, (error as Error).message)
  }
}

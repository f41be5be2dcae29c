import type { AdminRoute, AdminWorld } from '../http/route.ts'
import { AdminRefusal } from '../http/refusal.ts'
import { refTo } from '../http/schemas.ts'
import { viewHealth } from './health.ts'
import { TEXT, anyOf, described, objectOf } from '../http/json-schema.ts'

export const STATE_ROUTES: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: 'state',
    summary: 'Takes a snapshot of the whole world',
    reply: refTo('Snapshot'),
    answer: ({ controller }) => controller.snapshot(),
  },
  {
    method: 'PUT',
    path: 'state',
    summary: 'Puts the world of a snapshot in the place of the present one',
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
    summary: 'Says the present world as a scenario, for a fixture file',
    reply: refTo('Scenario'),
    answer: ({ controller }) => controller.toScenario(),
  },
  {
    method: 'POST',
    path: 'state/save',
    summary: "Writes the world into the server's file",
    reply: objectOf({ file: TEXT }),
    answer: saveInFile,
  },
  {
    method: 'GET',
    path: 'saves',
    summary: 'Lists the names under which worlds were saved',
    reply: refTo('Saves'),
    answer: ({ controller: { saves } }) => ({ saves }),
  },
  {
    method: 'POST',
    path: 'saves',
    summary: 'Keeps the present world under a name, in memory',
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
    summary:
      'Puts the world that was saved under a name in the place of the present one',
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
    summary: 'Tells what has changed since the world began, or since a save',
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
      `The world of a namespace is kept in no file. Take it from GET /_mock/state?namespace=${namespace}.`,
    )
  }
  if (saveState === undefined) {
    throw new AdminRefusal(
      400,
      'This server keeps its state in no file. Start it with --state FILE, or take the state from GET /_mock/state.',
    )
  }
  try {
    return await saveState()
  } catch (error) {
    throw new AdminRefusal(500, (error as Error).message)
  }
}

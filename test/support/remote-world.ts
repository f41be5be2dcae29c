import { TestRunner } from 'vitest'
import { createControlClient, createSdkClient } from './sdk-client.ts'
import type { World } from './world.ts'

/** A world at an endpoint that somebody else runs: reset and its clock stopped, when it has the mock's admin API. */
export async function startRemoteWorld(
  url: string,
  options: object | undefined,
): Promise<World> {
  if (options !== undefined) {
    skip('its mock is made with options, which an endpoint cannot be given')
  }
  const bodies: string[] = []
  const client = createSdkClient({ endpoint: url }, bodies)
  const control = createControlClient({ endpoint: url }, bodies)
  const hasAdmin = (await post(url, 'reset', {})).ok
  if (hasAdmin) await post(url, 'clock', { frozen: true })

  const moveClock = async (body: object) => {
    if (!hasAdmin) skip('the endpoint has no admin API to move its clock')
    const response = await post(url, 'clock/advance', body)
    if (!response.ok) throw new Error(await response.text())
  }
  return {
    client,
    control,
    bodies,
    get mock() {
      return skip('it looks into the mock, which is in another process')
    },
    clock: {
      async now() {
        if (!hasAdmin) skip('the endpoint has no admin API to tell its time')
        const response = await fetch(new URL('/_mock/clock', url))
        const { now } = (await response.json()) as { now: string }
        return new Date(now)
      },
      advanceBy: moveClock,
      advanceTo: (instant) => moveClock({ to: instant.toISOString() }),
    },
    close() {
      client.destroy()
      control.destroy()
    },
  }
}

function post(url: string, route: string, body: object): Promise<Response> {
  return fetch(new URL(`/_mock/${route}`, url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

/** Ends the running test as skipped, with a note that reporters show. */
function skip(reason: string): never {
  const test = TestRunner.getCurrentTest()
  if (test === undefined) throw new Error('Worlds are started inside a test')
  return test.context.skip(`not over AGENTCORE_MOCK_TARGET: ${reason}`)
}

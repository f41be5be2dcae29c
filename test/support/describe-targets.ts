import { afterEach, describe } from 'vitest'
import type { MockOptions } from '../../src/entries/index.ts'
import { startRemoteWorld } from './remote-world.ts'
import { WAY_NAMES } from './ways-in.ts'
import { startWorld, type World } from './world.ts'

/** One way in, to which a suite sends its calls. */
export interface Target {
  readonly name: string
  /** A new world; a test that gives options is skipped over an endpoint of another process. */
  start(options?: MockOptions): Promise<World>
}

/**
 * Runs one suite over every way into the mock, or, with `AGENTCORE_MOCK_TARGET=url`, over that endpoint alone.
 */
export function describeTargets(
  title: string,
  suite: (target: Target) => void,
): void {
  for (const [name, start] of Object.entries(targets())) {
    describe(`${title} (${name})`, () => {
      const worlds: World[] = []
      afterEach(async () => {
        for (const world of worlds.splice(0)) await world.close()
      })
      suite({
        name,
        async start(options) {
          const world = await start(options)
          worlds.push(world)
          return world
        },
      })
    })
  }
}

function targets(): Record<string, Target['start']> {
  const url = process.env['AGENTCORE_MOCK_TARGET']
  if (url) return { [url]: (options) => startRemoteWorld(url, options) }
  return Object.fromEntries(
    WAY_NAMES.map((way) => [way, (options) => startWorld(way, options)]),
  )
}

import { afterEach, describe } from 'vitest'
import type { MockOptions } from '../../src/entries/index.ts'
import { startRemoteWorld } from './remote-world.ts'
import { LEFT_OUT_WAYS } from './left-out-ways.ts'
import { WAY_NAMES, type WayIn } from './ways-in.ts'
import { startWorld, type World } from './world.ts'

/** One way in, to which a suite sends its calls. */
export interface Target {
  readonly name: string
  /** A new world; a test that gives options is skipped over an endpoint of another process. */
  start(options?: MockOptions): Promise<World>
}

type Suite = (target: Target) => void

const USUAL_WAYS = WAY_NAMES.filter((way) => !LEFT_OUT_WAYS.includes(way))

/**
 * Runs one suite over the ways into the mock that are not left out, or, with `AGENTCORE_MOCK_TARGET=url`, over that
 * endpoint alone.
 */
export function describeTargets(title: string, suite: Suite): void {
  describeOver(USUAL_WAYS, title, suite)
}

/** Runs one suite as {@link describeTargets} does, and leaves no way out: its outcome may differ from way to way. */
export function describeEveryTarget(title: string, suite: Suite): void {
  describeOver(WAY_NAMES, title, suite)
}

function describeOver(
  ways: readonly WayIn[],
  title: string,
  suite: Suite,
): void {
  for (const [name, start] of Object.entries(targets(ways))) {
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

function targets(ways: readonly WayIn[]): Record<string, Target['start']> {
  const url = process.env['AGENTCORE_MOCK_TARGET']
  if (url) return { [url]: (options) => startRemoteWorld(url, options) }
  return Object.fromEntries(
    ways.map((way) => [way, (options) => startWorld(way, options)]),
  )
}

import { afterEach, describe } from 'vitest'
import type { MockOptions } from '../../src/entries/index.ts'
import { startRemoteWorld } from './remote-world.ts'
import { SKIPPED_ADAPTERS } from './skipped-adapters.ts'
import { ADAPTER_NAMES, type Adapter } from './adapters.ts'
import { startWorld, type World } from './world.ts'

/** An adapter or endpoint to which a suite sends its calls. */
export interface Target {
  readonly name: string
  /** A new world; a test that gives options is skipped over an endpoint of another process. */
  start(options?: MockOptions): Promise<World>
}

type Suite = (target: Target) => void

const USUAL_ADAPTERS = ADAPTER_NAMES.filter(
  (adapter) => !SKIPPED_ADAPTERS.includes(adapter),
)

/**
 * Runs one suite over every adapter that is not skipped, or, with `AGENTCORE_MOCK_TARGET=url`, over that endpoint
 * alone.
 */
export function describeTargets(title: string, suite: Suite): void {
  describeOver(USUAL_ADAPTERS, title, suite)
}

/** Runs one suite as {@link describeTargets} does, over every adapter, because its outcome may differ between them. */
export function describeEveryTarget(title: string, suite: Suite): void {
  describeOver(ADAPTER_NAMES, title, suite)
}

function describeOver(
  adapters: readonly Adapter[],
  title: string,
  suite: Suite,
): void {
  for (const [name, start] of Object.entries(targets(adapters))) {
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

function targets(
  adapters: readonly Adapter[],
): Record<string, Target['start']> {
  const url = process.env['AGENTCORE_MOCK_TARGET']
  if (url) return { [url]: (options) => startRemoteWorld(url, options) }
  return Object.fromEntries(
    adapters.map((adapter) => [
      adapter,
      (options) => startWorld(adapter, options),
    ]),
  )
}

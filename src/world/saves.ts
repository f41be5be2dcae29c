import { MockError } from '../errors.ts'
import type { WorldState } from './world-state.ts'

/** The saves of a mock. */
export interface Saves {
  /** @throws MockError for an invalid name. */
  keep(name: string, world: WorldState): void
  /** @throws MockError when there is no save of that name. */
  named(name: string): WorldState
  names(): string[]
}

export function createSaves(): Saves {
  const saves = new Map<string, WorldState>()
  return {
    keep(name: unknown, world) {
      if (typeof name !== 'string' || name === '') {
        throw new MockError(
          `A save needs a name. Received: ${JSON.stringify(name)}`,
        )
      }
      saves.set(name, world)
    },
    named(name) {
      const saved = saves.get(name)
      if (saved !== undefined) return saved
      throw new MockError(
        `There is no save ${JSON.stringify(name)}. Saved: ${[...saves.keys()].join(', ') || 'nothing'}`,
      )
    },
    names: () => [...saves.keys()],
  }
}

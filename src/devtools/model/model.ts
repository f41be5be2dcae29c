import type { Timed } from '../../domain/closest-clock.ts'
import type { ClockReading } from './clock-mirrors.ts'
import { hearEvent } from './hear-event.ts'
import { createKnowledge, updateState } from './knowledge.ts'
import { createLoader } from './loader.ts'
import { messageOf } from './message-of.ts'
import type { PanelState } from './panel-state.ts'
import { startProbe } from './probe.ts'
import { createPublisher } from './publisher.ts'
import type { Schedule } from './schedule.ts'
import type { DevtoolsSource } from './source.ts'

/** The up-to-date state that the views show. */
export interface Model {
  readonly source: DevtoolsSource
  readonly state: PanelState
  /** Calls a listener when the state has changed, at most once a frame. */
  subscribe(listener: () => void): () => void
  /** The time of the closest clock of a row, in epoch milliseconds. */
  nowOf(timed: Timed): number
  /** The present state of all clocks, the main one first. */
  clocks(): ClockReading[]
  /** Reads everything again, after a change that no event reports. */
  reload(): void
  /**
   * Reads the policy again, as no event reports its changes; resolves when the state has it.
   *
   * @throws MockError (as a rejection) when the mock cannot be reached.
   */
  readPolicy(): Promise<void>
  /** Stops the listeners and all calls to the mock. */
  stop(): void
}

/** Follows a mock, in this page or behind a server, and reconnects after a loss. */
export function createModel(source: DevtoolsSource, schedule: Schedule): Model {
  const { controller } = source
  const known = createKnowledge()
  const { clocks } = known
  // listeners first get what is known, then the stale parts are read
  const publisher = createPublisher(known, schedule, () => void load())
  const { publish } = publisher

  const lose = (error: unknown) => {
    if (known.isStopped) return
    known.stale.everything = true
    const reason = messageOf(error)
    updateState(known, { connection: { status: 'lost', reason } })
    publish()
  }

  const load = createLoader(source, known, schedule, {
    onLoaded: publish,
    onLost: lose,
  })

  const endProbe = startProbe(controller, schedule, {
    onEvent(event) {
      hearEvent(known, event)
      publish()
    },
    onReached: load,
    onLost: lose,
  })

  return {
    source,
    get state() {
      return known.state
    },
    subscribe: publisher.subscribe,
    nowOf: clocks.nowOf,
    clocks: clocks.readings,
    reload() {
      known.stale.everything = true
      void load()
    },
    async readPolicy() {
      // a read that is under way may be older
      known.stale.everything ||= known.isLoading
      updateState(known, { policy: { ...(await controller.policy) } })
      publish()
    },
    stop() {
      known.isStopped = true
      endProbe()
      publisher.clear()
    },
  }
}

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

/** State that the views show, kept up to date. */
export interface Model {
  readonly source: DevtoolsSource
  readonly state: PanelState
  /** Calls a listener when the state has changed, at most once a frame. */
  subscribe(listener: () => void): () => void
  /** The time that counts for a row, in epoch milliseconds. */
  nowOf(timed: Timed): number
  /** How the clocks stand at this moment, the main one first. */
  clocks(): ClockReading[]
  /** Reads everything anew: something was done of which no event tells. */
  reload(): void
  /**
   * Reads the policy anew: no event tells when it is another one. When that is done, the state has it.
   *
   * @throws MockError (as a rejection) when the mock is out of reach.
   */
  readPolicy(): Promise<void>
  /** Ends it: no listener is called any more, and nothing is asked of the mock. */
  stop(): void
}

/** Follows a mock, in this page or behind a server, and comes back to it when it was out of reach. */
export function createModel(source: DevtoolsSource, schedule: Schedule): Model {
  const { controller } = source
  const known = createKnowledge()
  const { clocks } = known
  // what is stale is read once what is known was told
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
      // what is being read may be older
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

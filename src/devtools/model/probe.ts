import type { Schedule } from './schedule.ts'
import type { MockEvent, PanelController } from './source.ts'

/** Callbacks of a probe. */
export interface ProbeOutcome {
  onEvent(event: MockEvent): void
  /** Called when the mock can be reached; a rejection counts as a loss. */
  onReached(): Promise<void>
  onLost(error: unknown): void
}

/** Interval at which the probe checks that the mock can be reached, and applies due transitions. */
const MS_BETWEEN_PROBES = 2_000

/**
 * Subscribes to a mock's events, and checks at intervals that it can be reached.
 *
 * @returns a function that stops the probe.
 */
export function startProbe(
  { events }: PanelController,
  schedule: Schedule,
  { onEvent, onReached, onLost }: ProbeOutcome,
): () => void {
  let isEnded = false
  let unsubscribe: (() => void) | undefined
  let callOff = () => {}

  const subscribe = async () => {
    const end = await events.subscribe(onEvent)
    if (isEnded) end()
    return end
  }

  const probe = async () => {
    try {
      unsubscribe ??= await subscribe()
      await events.settle()
      await onReached()
    } catch (error) {
      onLost(error)
    }
    if (!isEnded) {
      callOff = schedule.after(MS_BETWEEN_PROBES, () => void probe())
    }
  }

  void probe()

  return () => {
    isEnded = true
    callOff()
    unsubscribe?.()
  }
}

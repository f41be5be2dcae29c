import type { Schedule } from './schedule.ts'
import type { MockEvent, PanelController } from './source.ts'

/** Listener for all that a probe finds. */
export interface ProbeOutcome {
  onEvent(event: MockEvent): void
  /** The mock is there; its rejection is a loss too. */
  onReached(): Promise<void>
  onLost(error: unknown): void
}

/** Time between the calls that make sure that the mock is there, and ask what time has made due. */
const MS_BETWEEN_PROBES = 2_000

/**
 * Follows a mock's events, and asks again and again whether it is there.
 *
 * @returns ends it.
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

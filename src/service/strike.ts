import type { Call } from './call.ts'
import type { Exchange } from './exchange.ts'
import type { FaultEngine } from '../faults/faults.ts'
import type { FaultPhase } from '../faults/rule.ts'

/** The parts of the engine that a fault needs. */
interface StrikeContext {
  faults: FaultEngine
  settle(): void
}

/**
 * Applies the fault that hits a call in a phase: waits for its latency, then throws its exception.
 *
 * @returns a promise only when real time has to pass; otherwise it is synchronous, so that no other call runs between.
 */
export function strike(
  when: FaultPhase,
  { faults, settle }: StrikeContext,
  exchange: Exchange,
  call: Call,
): Promise<void> | undefined {
  exchange.reached = when
  const target = { ...call, nowMs: exchange.nowMs }
  const { effect, nearMisses } = faults.strike(when, target)
  exchange.hints.push(...nearMisses)
  if (effect === undefined) return undefined
  exchange.faults.push(effect)
  const { latencyMs, exception } = effect
  const { clock, wait } = exchange
  const goOn = () => {
    exchange.nowMs = clock.nowMs()
    if (exception !== undefined) throw exception
  }
  const goOnLater = async (pause: Promise<void>) => {
    await pause
    settle()
    goOn()
  }
  if (latencyMs > 0 && wait !== undefined) return goOnLater(wait(latencyMs))
  if (latencyMs > 0) {
    clock.advanceBy({ milliseconds: exchange.caller.endure(latencyMs) })
  }
  goOn()
  return undefined
}

/** Lists the faults that would have hit a refused call later. */
export function hintsAtUnreachedFaults(
  { faults }: Pick<StrikeContext, 'faults'>,
  exchange: Exchange,
): string[] {
  const { operation, reached, nowMs } = exchange
  // the journal names that fault already
  const isDoneByFault = exchange.faults.some(({ exception }) => exception)
  if (operation === undefined || isDoneByFault) return []
  const input: { userId?: string } = exchange.input ?? {}
  const userId = exchange.userId ?? input.userId ?? ''
  return faults.unreached(reached, { operation, input, userId, nowMs })
}

import type { Call } from './call.ts'
import type { Exchange } from './exchange.ts'
import type { FaultEngine } from '../faults/faults.ts'
import type { FaultPhase } from '../faults/rule.ts'

/** What a fault needs of the engine. */
interface StrikeContext {
  faults: FaultEngine
  settle(): void
}

/**
 * Lets a fault that is armed for this call and phase hit it: it takes its time, then throws its exception.
 *
 * @returns a promise only when real time has to pass; otherwise it is over, so that no other call comes between.
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

/** Says of a refused call which faults would have hit it later. */
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

import type { Change } from './change.ts'

/** Remembers what was written since a transaction began, and how to take it back. */
export interface UndoLog {
  push(change: Change, undo: () => void): void
  /**
   * Runs a piece of work that either happens whole or, when it throws, not at all.
   * Inside another transaction it is part of that one.
   *
   * @param onCommit is told what was written, in order.
   */
  transaction<Result>(
    work: () => Result,
    onCommit?: (changes: Change[]) => void,
  ): Result
}

export function createUndoLog(): UndoLog {
  let steps: { change: Change; undo: () => void }[] | undefined
  return {
    push(change, undo) {
      steps?.push({ change, undo })
    },
    transaction(work, onCommit) {
      if (steps !== undefined) {
        return work()
      }
      const own: { change: Change; undo: () => void }[] = []
      steps = own
      try {
        const result = work()
        onCommit?.(own.map(({ change }) => change))
        return result
      } catch (error) {
        // what is taken back must not be noted again
        steps = undefined
        for (const { undo } of own.reverse()) undo()
        throw error
      } finally {
        steps = undefined
      }
    },
  }
}

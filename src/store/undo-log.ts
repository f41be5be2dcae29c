import type { Change } from './change.ts'

/** A log of the writes of a transaction, and how to revert them. */
export interface UndoLog {
  push(change: Change, undo: () => void): void
  /**
   * Runs work in a transaction: when it throws, its writes are reverted. Inside another transaction it is part of that
   * one.
   *
   * @param onCommit gets the written rows, in order.
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
        // reverting must not be logged
        steps = undefined
        for (const { undo } of own.reverse()) undo()
        throw error
      } finally {
        steps = undefined
      }
    },
  }
}

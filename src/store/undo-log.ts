/** Remembers how to take back what was written since a transaction began. */
export interface UndoLog {
  push(undo: () => void): void
  /**
   * Runs a piece of work that either happens whole or, when it throws, not at all.
   * Inside another transaction it is part of that one.
   */
  transaction<Result>(work: () => Result): Result
}

export function createUndoLog(): UndoLog {
  let steps: (() => void)[] | undefined
  return {
    push(undo) {
      steps?.push(undo)
    },
    transaction(work) {
      if (steps !== undefined) {
        return work()
      }
      const own: (() => void)[] = []
      steps = own
      try {
        return work()
      } catch (error) {
        // what is taken back must not be noted again
        steps = undefined
        for (const undo of own.reverse()) undo()
        throw error
      } finally {
        steps = undefined
      }
    },
  }
}

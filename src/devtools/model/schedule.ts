/** Timers of the panel. */
export interface Schedule {
  /** Runs work before the next frame. */
  frame(work: () => void): void
  /**
   * Runs work after a delay in milliseconds.
   *
   * @returns a function that cancels it.
   */
  after(ms: number, work: () => void): () => void
}

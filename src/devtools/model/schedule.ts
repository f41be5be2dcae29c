/** Lets something happen later. */
export interface Schedule {
  /** Before the next frame is drawn. */
  frame(work: () => void): void
  /**
   * In so many milliseconds.
   *
   * @returns calls it off.
   */
  after(ms: number, work: () => void): () => void
}

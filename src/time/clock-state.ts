/** The state of a clock. */
export interface ClockState {
  nowMs: number
  frozen: boolean
  scale: number
}

/** How a clock stands. */
export interface ClockState {
  nowMs: number
  frozen: boolean
  scale: number
}

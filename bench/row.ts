/** One figure and the most it may be. */
export interface Row {
  name: string
  value: number
  ceiling: number
  /** The figures behind the value. */
  detail: string
}

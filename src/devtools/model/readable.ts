const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
] as const

/** Formats an amount of US dollars with two decimals, or more if it has more, e.g. `0.10`, `1,234.000001`. */
export function readableAmount(amount: string): string {
  const [whole = '0', fraction = ''] = amount.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${grouped}.${fraction.replace(/0+$/, '').padEnd(2, '0')}`
}

/** Formats base units of USDC as US dollars. */
export function readableBaseUnits(units: string): string {
  const digits = units.padStart(7, '0')
  return readableAmount(`${digits.slice(0, -6)}.${digits.slice(-6)}`)
}

/** Formats the time left, e.g. `1:02:03`, `4:05`, with days in front if there are any. */
export function countdown(ms: number): string {
  const seconds = Math.ceil(ms / 1_000)
  const days = Math.floor(seconds / 86_400)
  const hours = Math.floor(seconds / 3_600) % 24
  const clock = [
    ...(days + hours > 0 ? [hours] : []),
    Math.floor(seconds / 60) % 60,
    seconds % 60,
  ]
    .map((part, index) =>
      index === 0 ? String(part) : String(part).padStart(2, '0'),
    )
    .join(':')
  return days > 0 ? `${days} d ${clock}` : clock
}

/** Formats a duration in its two largest units, e.g. `1 h 5 min`, `45 s`. */
export function span(ms: number): string {
  const parts: string[] = []
  let rest = ms
  for (const [unit, length] of UNITS) {
    const count = Math.floor(rest / length)
    if (count > 0) parts.push(`${count} ${unit}`)
    rest %= length
  }
  const seconds = Math.floor(rest / 1_000)
  if (seconds > 0 || parts.length === 0) parts.push(`${seconds} s`)
  return parts.slice(0, 2).join(' ')
}

/** Formats a time in UTC, e.g. `2026-01-01 12:00:00`. */
export function readableTime(instant: string | number): string {
  return new Date(instant).toISOString().slice(0, 19).replace('T', ' ')
}

/** Formats the time of day. */
export function timeOfDay(instant: string | number): string {
  return readableTime(instant).slice(11)
}

/** Shortens a long id in the middle, so that its kind and its end stay readable. */
export function shortId(id: string): string {
  const name = id
    .replace(/^payment-(session|instrument)-/, '')
    .replace(/^arn:.*payment-manager\//, '')
  return name.length <= 22 ? name : `${name.slice(0, 10)}…${name.slice(-8)}`
}

/** `1 payment`, `2 payments`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
] as const

/** An amount of US dollars with at least two decimals and no more than it needs, e.g. `0.10`, `1,234.000001`. */
export function readableAmount(amount: string): string {
  const [whole = '0', fraction = ''] = amount.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${grouped}.${fraction.replace(/0+$/, '').padEnd(2, '0')}`
}

/** Base units of USDC as US dollars. */
export function readableBaseUnits(units: string): string {
  const digits = units.padStart(7, '0')
  return readableAmount(`${digits.slice(0, -6)}.${digits.slice(-6)}`)
}

/** What is left of a span: `1:02:03`, `4:05`, and days in front if it has any. */
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

/** A span in its two largest units, e.g. `1 h 5 min`, `45 s`. */
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

/** A moment as people read it, in UTC as the service prints it, e.g. `2026-01-01 12:00:00`. */
export function readableTime(instant: string | number): string {
  return new Date(instant).toISOString().slice(0, 19).replace('T', ' ')
}

/** The time of day alone. */
export function timeOfDay(instant: string | number): string {
  return readableTime(instant).slice(11)
}

/** A long id with its middle left out, so that both its kind and its end can be told. */
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

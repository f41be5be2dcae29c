import { VIEW_NAMES, type ViewName } from './model/search.ts'

/** Side at which the panel is docked. */
export type Position = 'bottom' | 'right' | 'left'
export type ThemeChoice = 'system' | 'light' | 'dark'

/** Settings of the panel that are stored between visits. */
export interface Preferences {
  open: boolean
  position: Position
  /** Share of the window that it takes, 0.2 to 0.95. */
  size: number
  view: ViewName
  theme: ThemeChoice
}

/** Methods of a page's storage that are used. */
interface Store {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
}

const KEY = 'agentcore-payments-mock:devtools'
export const POSITIONS: readonly Position[] = ['bottom', 'right', 'left']
export const THEMES: readonly ThemeChoice[] = ['system', 'light', 'dark']
export const SMALLEST_SIZE = 0.2
export const LARGEST_SIZE = 0.95

const CHECKS: { [Name in keyof Preferences]: (value: unknown) => boolean } = {
  open: (value) => typeof value === 'boolean',
  position: (value) => (POSITIONS as readonly unknown[]).includes(value),
  size: (value) =>
    typeof value === 'number' &&
    value >= SMALLEST_SIZE &&
    value <= LARGEST_SIZE,
  view: (value) => (VIEW_NAMES as readonly unknown[]).includes(value),
  theme: (value) => (THEMES as readonly unknown[]).includes(value),
}

/** Reads the stored settings and drops invalid ones; a page may have no storage, or forbid it. */
export function readPreferences(storage: () => Store): Partial<Preferences> {
  let kept: unknown
  try {
    kept = JSON.parse(storage().getItem(KEY) ?? '{}')
  } catch {
    return {}
  }
  return Object.fromEntries(
    Object.entries(CHECKS).flatMap(([name, check]) => {
      const value = (kept as Record<string, unknown> | null)?.[name]
      return check(value) ? [[name, value]] : []
    }),
  )
}

/** Stores settings, if the page has storage. */
export function keepPreferences(
  storage: () => Store,
  preferences: Preferences,
): void {
  try {
    storage().setItem(KEY, JSON.stringify(preferences))
  } catch {
    // without storage, the panel starts with its options
  }
}

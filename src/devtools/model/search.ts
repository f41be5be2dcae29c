import { keyOf, type PanelState } from './panel-state.ts'
import type { TableName } from './source.ts'

/** What the panel shows, one at a time. */
export const VIEW_NAMES = [
  'sessions',
  'instruments',
  'payments',
  'account',
  'requests',
  'clock',
  'faults',
  'scenarios',
  'state',
] as const
export type ViewName = (typeof VIEW_NAMES)[number]

/** Something that was found, and where it is shown. */
export interface Hit {
  readonly view: ViewName
  /** What to pick there. */
  readonly key: string
  readonly title: string
  readonly detail: string
}

// nobody reads on; a longer text narrows it
const MOST_HITS = 200

/** Everything of which any text has all words of a query, views in their order and the newest of each first. */
export function searchAll(state: PanelState, query: string): Hit[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const hits: Hit[] = []
  const look = <Item>(
    items: readonly Item[],
    textOf: (item: Item) => string,
    hitOf: (item: Item) => Hit,
  ) => {
    for (let index = items.length - 1; index >= 0; index -= 1) {
      if (hits.length >= MOST_HITS) return
      const item = items[index] as Item
      const text = textOf(item).toLowerCase()
      if (words.every((word) => text.includes(word))) hits.push(hitOf(item))
    }
  }
  const { tables, requests, faults, scenarios } = state
  const rows = (name: TableName, view: ViewName, detail: string) =>
    look<object>(tables[name], textOfRow, (row) => ({
      view,
      key:
        view === 'account' ? `${name}/${keyOf(name, row)}` : keyOf(name, row),
      title: keyOf(name, row),
      detail: `${detail}${ownerOf(row)}`,
    }))

  rows('paymentSession', 'sessions', 'session')
  rows('paymentInstrument', 'instruments', 'wallet')
  rows('payment', 'payments', 'payment')
  look(
    requests,
    (entry) =>
      `${entry.operation} ${entry.path} ${entry.userId} ${entry.requestId} ${entry.statusCode} ${entry.error?.name} ${entry.error?.message} ${JSON.stringify(entry.input)}`,
    ({ requestId, operation, path, statusCode, error }) => ({
      view: 'requests',
      key: requestId,
      title: operation ?? path,
      detail: `request, ${error?.name ?? statusCode}`,
    }),
  )
  look(
    faults,
    (fault) => JSON.stringify(fault),
    ({ id, rule }) => ({
      view: 'faults',
      key: id,
      title: id,
      detail: `fault for ${rule.operation ?? 'every operation'}`,
    }),
  )
  look(
    [...scenarios].reverse(),
    ({ name, description }) => `${name} ${description}`,
    ({ name, description }) => ({
      view: 'scenarios',
      key: name,
      title: name,
      detail: description,
    }),
  )
  rows('paymentManager', 'account', 'manager')
  rows('paymentConnector', 'account', 'connector')
  rows('paymentCredentialProvider', 'account', 'credential provider')
  return hits
}

function textOfRow(row: object): string {
  return Object.values(row).join(' ')
}

function ownerOf(row: object): string {
  const { userId } = row as { userId?: string }
  return userId === undefined ? '' : ` of ${userId}`
}

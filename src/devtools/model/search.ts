import { keyOf, type PanelState } from './panel-state.ts'
import type {
  Fault,
  JournalEntry,
  ScenarioChoice,
  TableName,
} from './source.ts'

/** Names of the panel's views. */
export const VIEW_NAMES = [
  'sessions',
  'wallets',
  'payments',
  'account',
  'requests',
  'clock',
  'faults',
  'scenarios',
  'world',
] as const
export type ViewName = (typeof VIEW_NAMES)[number]

/** A search result and the view that shows it. */
export interface Hit {
  readonly view: ViewName
  /** Key of the item to select there. */
  readonly key: string
  readonly title: string
  readonly detail: string
}

// a longer query narrows the results
const MOST_HITS = 200

/** Items to search, and the text of each. */
interface Place<Item> {
  readonly items: readonly Item[]
  textOf(item: Item): string
  hitOf(item: Item): Hit
}

/** Finds the items that contain all words of a query, in the order of the views and the newest first. */
export function searchAll(state: PanelState, query: string): Hit[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const hits: Hit[] = []
  const { tables, requests, faults, scenarios } = state
  const look = <Item>(place: Place<Item>) => {
    hits.push(...hitsIn(place, words, MOST_HITS - hits.length))
  }
  look(rowsOf(tables, 'paymentSession', 'sessions', 'session'))
  look(rowsOf(tables, 'paymentInstrument', 'wallets', 'wallet'))
  look(rowsOf(tables, 'payment', 'payments', 'payment'))
  look({ ...REQUESTS, items: requests })
  look({ ...FAULTS, items: faults })
  look({ ...SCENARIOS, items: [...scenarios].reverse() })
  look(rowsOf(tables, 'paymentManager', 'account', 'manager'))
  look(rowsOf(tables, 'paymentConnector', 'account', 'connector'))
  look(
    rowsOf(
      tables,
      'paymentCredentialProvider',
      'account',
      'credential provider',
    ),
  )
  return hits
}

/** Finds the items that contain all words, the last one first. */
function hitsIn<Item>(
  { items, textOf, hitOf }: Place<Item>,
  words: readonly string[],
  most: number,
): Hit[] {
  const hits: Hit[] = []
  for (let index = items.length - 1; index >= 0; index -= 1) {
    if (hits.length >= most) break
    const item = items[index] as Item
    const text = textOf(item).toLowerCase()
    if (words.every((word) => text.includes(word))) hits.push(hitOf(item))
  }
  return hits
}

const REQUESTS: Omit<Place<JournalEntry>, 'items'> = {
  textOf: ({ operation, path, userId, requestId, statusCode, error, input }) =>
    `${operation} ${path} ${userId} ${requestId} ${statusCode} ${error?.name} ${error?.message} ${JSON.stringify(input)}`,
  hitOf: ({ requestId, operation, path, statusCode, error }) => ({
    view: 'requests',
    key: requestId,
    title: operation ?? path,
    detail: `request, ${error?.name ?? statusCode}`,
  }),
}

const FAULTS: Omit<Place<Fault>, 'items'> = {
  textOf: (fault) => JSON.stringify(fault),
  hitOf: ({ id, rule }) => ({
    view: 'faults',
    key: id,
    title: id,
    detail: `fault for ${rule.operation ?? 'every operation'}`,
  }),
}

const SCENARIOS: Omit<Place<ScenarioChoice>, 'items'> = {
  textOf: ({ name, description }) => `${name} ${description}`,
  hitOf: ({ name, description }) => ({
    view: 'scenarios',
    key: name,
    title: name,
    detail: description,
  }),
}

function rowsOf(
  tables: PanelState['tables'],
  table: TableName,
  view: ViewName,
  detail: string,
): Place<object> {
  return {
    items: tables[table],
    textOf: (row) => Object.values(row).join(' '),
    hitOf(row) {
      const title = keyOf(table, row)
      return {
        view,
        key: view === 'account' ? `${table}/${title}` : title,
        title,
        detail: `${detail}${ownerOf(row)}`,
      }
    },
  }
}

function ownerOf(row: object): string {
  const { userId } = row as { userId?: string }
  return userId === undefined ? '' : ` of ${userId}`
}

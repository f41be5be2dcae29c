import { catalog } from '../../fixtures/catalog.ts'
import { completeScenario } from '../../fixtures/complete-scenario.ts'
import { createAdmin } from '../../src/admin/admin.ts'
import { assembleMock } from '../../src/entries/assemble.ts'
import { createNamespaces } from '../../src/mock/namespaces.ts'

const BASE = 'http://127.0.0.1:4402'

/** The admin API in front of a fresh mock, without a server. */
export function createAdminCaller({
  host = '127.0.0.1',
  cors,
  saveState,
}: {
  host?: string
  cors?: string
  saveState?: () => Promise<{ file: string }>
} = {}) {
  const mock = assembleMock({ now: '2026-01-01T00:00:00Z' })
  const namespaces = createNamespaces(mock)
  const { fetch, end } = createAdmin(
    {
      namespaces,
      scenarios: catalog,
      completeScenario: (document) => completeScenario(document),
      version: '1.2.3',
      operations: ['ProcessPayment'],
      run: 'test',
      ...(saveState && { saveState }),
    },
    { host, cors },
  )
  return {
    mock,
    /** Sends e.g. `POST clock`, with text as it is or anything else as JSON. */
    async send(
      route: string,
      body?: unknown,
      {
        headers = {},
        base = BASE,
      }: { headers?: Record<string, string>; base?: string } = {},
    ) {
      const [method = '', path = ''] = route.split(' ')
      const response = await fetch(
        new Request(`${base}/_mock/${path}`, {
          method,
          headers,
          ...(body === undefined
            ? {}
            : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        }),
      )
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: (await response.json()) as unknown,
      }
    },
    fetch,
    namespaces,
    end,
  }
}

/** All that a refused call must leave as it was. */
export function stateOf({
  db,
  clock,
  scenario,
}: ReturnType<typeof assembleMock>) {
  return {
    rows: Object.entries(db).map(([table, rows]) => [table, rows.getAll()]),
    now: clock.now(),
    frozen: clock.frozen,
    scenario: scenario.name,
  }
}

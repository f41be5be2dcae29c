import type { AdminRoute } from '../http/route.ts'
import { refTo } from '../http/schemas.ts'
import { COUNT, TEXT, described } from '../http/json-schema.ts'

export const JOURNAL_ROUTES: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: 'requests',
    summary:
      'List the entries of the journal, oldest first; each parameter must be equal',
    query: {
      operation: TEXT,
      userId: TEXT,
      error: described(TEXT, 'Name of the error'),
      statusCode: COUNT,
    },
    reply: refTo('Requests'),
    answer({ controller }, { query: { statusCode, ...filter } }) {
      return {
        requests: controller.journal.entries({
          ...filter,
          ...(statusCode !== undefined && { statusCode: Number(statusCode) }),
        }),
      }
    },
  },
  {
    method: 'DELETE',
    path: 'requests',
    summary: 'Clear the journal',
    reply: refTo('Requests'),
    answer({ controller }) {
      controller.journal.clear()
      return { requests: [] }
    },
  },
]

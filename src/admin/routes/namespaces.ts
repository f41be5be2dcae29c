import type { AdminRoute } from '../http/route.ts'
import { AdminRefusal } from '../http/refusal.ts'
import { refTo } from '../http/schemas.ts'

export const NAMESPACE_ROUTES: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: 'namespaces',
    summary: 'List the namespaces that exist',
    reply: refTo('Namespaces'),
    answer: ({ namespaces }) => ({ namespaces: namespaces.list() }),
  },
  {
    method: 'DELETE',
    path: 'namespaces/{name}',
    summary: 'Delete a namespace; the next call that names it gets a new one',
    reply: refTo('Namespaces'),
    answer({ namespaces, endEventLog }, { name }) {
      const present = namespaces.list()
      if (!present.includes(name)) {
        throw new AdminRefusal(
          404,
          `There is no namespace ${JSON.stringify(name)}. Existing: ${present.join(', ') || 'none'}`,
        )
      }
      endEventLog(namespaces.remove(name))
      return { namespaces: namespaces.list() }
    },
  },
]

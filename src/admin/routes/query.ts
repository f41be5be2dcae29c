import type { MockController } from '../../mock/controller.ts'
import { maskLinkedAccounts } from '../../domain/linked-account-mask.ts'
import type { AdminRoute } from '../http/route.ts'
import { AdminRefusal } from '../http/refusal.ts'
import { refTo } from '../http/schemas.ts'
import { COUNT, listOf, objectOf } from '../http/json-schema.ts'

export const QUERY_ROUTES: readonly AdminRoute[] = [
  {
    method: 'POST',
    path: 'query/{name}',
    summary: 'Query the rows of a table; linked accounts are masked',
    body: refTo('Query'),
    reply: objectOf({ rows: listOf(refTo('Row')) }),
    answer: ({ controller }, { name, body }) => ({
      rows: maskLinkedAccounts(tableOf(controller, name).findMany(body)),
    }),
  },
  {
    method: 'POST',
    path: 'query/{name}/count',
    summary: 'Count the rows of a table that match',
    body: refTo('Query'),
    reply: objectOf({ count: COUNT }),
    answer: ({ controller }, { name, body }) => ({
      count: tableOf(controller, name).count(
        Object.keys(body).length === 0 ? undefined : body,
      ),
    }),
  },
]

/** A table whose queries come from outside; the table itself checks them. */
interface OpenTable {
  findMany(query: object): object[]
  count(query?: object): number
}

function tableOf({ db }: MockController, name: string): OpenTable {
  if (!Object.hasOwn(db, name)) {
    throw new AdminRefusal(
      404,
      `There is no table ${JSON.stringify(name)}. Allowed: ${Object.keys(db).join(', ')}`,
    )
  }
  return db[name as keyof typeof db] as OpenTable
}

import type { Connection } from './connection.ts'
import type { RemoteController } from './remote.ts'

/** Creates access to the rows of a mock behind a server. */
export function createRemoteDb(connection: Connection): RemoteController['db'] {
  return {
    paymentManager: remoteTable(connection, 'paymentManager'),
    paymentConnector: remoteTable(connection, 'paymentConnector'),
    paymentCredentialProvider: remoteTable(
      connection,
      'paymentCredentialProvider',
    ),
    paymentInstrument: remoteTable(connection, 'paymentInstrument'),
    paymentSession: remoteTable(connection, 'paymentSession'),
    payment: remoteTable(connection, 'payment'),
    settlement: remoteTable(connection, 'settlement'),
  }
}

/** Creates access to one table; its rows are plain JSON. */
function remoteTable<Row>({ call }: Connection, name: string) {
  const find = async (body: object) => {
    const { rows } = await call<{ rows: Row[] }>(`POST query/${name}`, { body })
    return rows
  }
  return {
    findFirst: async (query: object) =>
      (await find({ ...query, take: 1 }))[0] ?? null,
    findMany: find,
    getAll: () => find({}),
    async count(body: object = {}) {
      const path = `query/${name}/count`
      const { count } = await call<{ count: number }>(`POST ${path}`, { body })
      return count
    },
  }
}

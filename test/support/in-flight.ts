import { connectRaw, type RawConnection } from './raw-connection.ts'
import { CREATE_SESSION } from './service-call.ts'

/** A call that the server has begun to read; it waits for the body, which is the test's to send. */
export async function requestInFlight(url: string): Promise<RawConnection> {
  const { path, headers, body } = CREATE_SESSION
  const connection = await connectRaw(url)
  connection.send([
    `POST ${path} HTTP/1.1`,
    'Host: localhost',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    `Content-Length: ${body.length}`,
    'Expect: 100-continue',
  ])
  await connection.received(/100 Continue\r\n\r\n$/)
  return connection
}

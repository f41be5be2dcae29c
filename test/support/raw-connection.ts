import { connect, type Socket } from 'node:net'
import { once } from 'node:events'

/** A connection on which a test decides about every byte. */
export interface RawConnection {
  readonly socket: Socket
  /** Sends lines of a request's head, with the empty line at the end, then a body as it is. */
  send(head: readonly string[], body?: string): void
  /** Waits until what was received since the last call matches, and hands it out. */
  received(pattern: RegExp): Promise<string>
  /** Resolves with what is left of the answers when the connection is over. */
  readonly closed: Promise<string>
}

export async function connectRaw(url: string): Promise<RawConnection> {
  const { hostname, port } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port) })
  let text = ''
  socket.setEncoding('utf8')
  socket.on('data', (chunk: string) => {
    text += chunk
  })
  // a reset is an end like any other here
  socket.on('error', () => {})
  const closed = new Promise<string>((resolve) => {
    socket.on('close', () => resolve(text))
  })
  await once(socket, 'connect')
  return {
    socket,
    closed,
    send(head, body = '') {
      socket.write([...head, '', body].join('\r\n'))
    },
    async received(pattern) {
      while (!pattern.test(text)) {
        if (socket.destroyed) {
          throw new Error(`The connection ended before ${pattern}: ${text}`)
        }
        await Promise.race([once(socket, 'data'), closed])
      }
      const answer = text
      text = ''
      return answer
    },
  }
}

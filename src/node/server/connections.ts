import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/**
 * Tracks a server's connections, so that it can end without cutting off a reply.
 *
 * @returns a function that stops accepting, lets requests in flight finish and closes every idle connection; it
 * cuts off the rest after the deadline (milliseconds). A second call waits for the same end.
 */
export function watchConnections(
  server: Server,
): (deadlineMs: number) => Promise<void> {
  // Node counts a connection that has not sent a request yet (a browser opens some ahead) as busy
  const unused = new Set<Socket>()
  let closing: Promise<void> | undefined

  server.on('connection', (socket) => {
    unused.add(socket)
    socket.once('close', () => unused.delete(socket))
  })
  server.on('request', (incoming, outgoing) => {
    unused.delete(incoming.socket)
    outgoing.once('close', () => {
      if (closing !== undefined) server.closeIdleConnections()
    })
  })

  return (deadlineMs) => {
    closing ??= new Promise((resolve) => {
      const deadline = setTimeout(
        () => server.closeAllConnections(),
        deadlineMs,
      )
      server.close(() => {
        clearTimeout(deadline)
        resolve()
      })
      for (const socket of unused) socket.destroy()
    })
    return closing
  }
}

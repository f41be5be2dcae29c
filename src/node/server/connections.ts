import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/**
 * Watches a server's connections, so that it can end without cutting off an answer.
 *
 * @returns stops accepting, lets requests in flight finish and drops every idle connection; what is
 * left after the deadline (milliseconds) is cut off. A second call waits for the same end.
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

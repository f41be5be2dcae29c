import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { MockError } from '../../errors.ts'

/**
 * Starts listening.
 *
 * @returns the port in use.
 * @throws MockError saying what is wrong with the port or host, and what to do.
 */
export function listen(
  server: Server,
  port: number,
  host: string,
): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const problem = describeListenError(error, port, host)
      reject(new MockError(problem, { cause: error }))
    })
    server.listen(port, host, () => {
      resolve((server.address() as AddressInfo).port)
    })
  })
}

/** Describes an error and its remedy. */
export function describeListenError(
  { code, message }: NodeJS.ErrnoException,
  port: number,
  host: string,
): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is in use. Stop the program that uses it, or choose another port; 0 (--port 0) picks a free one`
    case 'EACCES':
      return `Port ${port} on ${host} needs administrator rights. Choose one above 1023; 0 (--port 0) picks a free one`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `This machine has no address ${JSON.stringify(host)} to listen on. Allowed: 127.0.0.1 for this machine alone, 0.0.0.0 for all networks, or a name or address of it`
    default:
      return `Cannot listen on port ${port} of ${host}: ${message}`
  }
}

/** Base URL of a server for clients on this machine. */
export function urlForClients(host: string, port: number): string {
  return `http://${hostForClients(host)}:${port}`
}

function hostForClients(host: string): string {
  // a server can listen on these, but not every system can call them
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}

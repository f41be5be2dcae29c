import { onTestFinished } from 'vitest'
import { assembleMock } from '../../src/entries/assemble.ts'
import { serve, type ServeOptions } from '../../src/entries/node.ts'

/** A mock behind a server on a free port, ended with the test. */
export async function served(options: ServeOptions = {}) {
  const mock = assembleMock()
  const server = await serve(mock, { port: 0, ...options })
  onTestFinished(() => server.close({ deadlineMs: 0 }))
  return { mock, server, url: server.url }
}

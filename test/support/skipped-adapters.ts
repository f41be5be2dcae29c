import type { Adapter } from './adapters.ts'

const INTERCEPTED: readonly Adapter[] = ['msw over node:http', 'msw over fetch']

/**
 * Adapters that most suites skip outside CI. msw and the request handler call the same `mock.fetch`, so only suites
 * about behaviour outside a reply need msw.
 */
export const SKIPPED_ADAPTERS: readonly Adapter[] =
  process.env['CI'] === undefined ? INTERCEPTED : []

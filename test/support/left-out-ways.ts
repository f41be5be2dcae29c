import type { WayIn } from './ways-in.ts'

const INTERCEPTED: readonly WayIn[] = ['msw over node:http', 'msw over fetch']

/**
 * Ways in that most suites leave out, but for CI. What msw hands over is answered by the same `mock.fetch` that the
 * request handler calls, so the suites that need msw are those of what happens outside an answer.
 */
export const LEFT_OUT_WAYS: readonly WayIn[] =
  process.env['CI'] === undefined ? INTERCEPTED : []

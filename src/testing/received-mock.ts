import type { MockController } from '../mock/controller.ts'
import { MockError } from '../errors.ts'
import { shorten } from './partial-match.ts'

/** Members of a mock that matchers use. */
export type ReceivedMock = Pick<
  MockController,
  'clocks' | 'db' | 'diff' | 'journal'
>

/** @throws MockError for a value that is not a mock. */
export function mockOf(received: unknown): ReceivedMock {
  const { clocks, db, diff, journal } = (received ??
    {}) as Partial<ReceivedMock>
  if (!clocks || !db || !diff || !journal) {
    throw new MockError(
      `This matcher is for a mock, as createPaymentsMock() returns it. Received: ${shorten(received)}`,
    )
  }
  return received as ReceivedMock
}

import type { ClockTarget, MockController } from '../mock/controller.ts'
import { MockError } from '../errors.ts'
import type { Connection } from './connection.ts'
import { createRemoteClock, type ClockView } from './remote-clock.ts'
import type { Remote } from './remote.ts'

export function createRemoteClocks(
  connection: Connection,
): Remote<MockController['clocks']> {
  const { call } = connection
  const bound = ({ target }: ClockView) => createRemoteClock(connection, target)
  return {
    attach: async (body) =>
      bound(await call<ClockView>('POST clocks', { body })),
    async of(query) {
      if (Object.keys(query ?? {}).length === 0) {
        throw new MockError(
          `Select a clock by exactly one of paymentSessionId, userId, paymentManagerArn. Received: ${JSON.stringify(query)}`,
        )
      }
      return bound(await call<ClockView>('GET clock', { query }))
    },
    async detach(query) {
      await call('DELETE clocks', { query })
    },
    async list() {
      const { clocks } = await call<{
        clocks: (ClockView & { target: ClockTarget })[]
      }>('GET clocks')
      return clocks.map((view) => ({ target: view.target, clock: bound(view) }))
    },
  }
}

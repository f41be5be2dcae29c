import fc from 'fast-check'
import { it } from 'vitest'
import { assembleMock } from '../../src/entries/assemble.ts'
import {
  ACCOUNT_ACTIONS,
  accountSteps,
  knownAtFirst,
  timing,
} from '../support/account-actions.ts'

it('no key dangles, whatever is created, deleted, refused and on its way', async () => {
  await fc.assert(
    fc.asyncProperty(
      accountSteps,
      timing,
      timing,
      timing,
      async (actions, paymentManager, paymentConnector, paymentInstrument) => {
        const mock = assembleMock({
          now: '2026-01-01T00:00:00Z',
          policy: {
            maxManagers: 50,
            transitions: {
              paymentManager,
              paymentConnector,
              paymentInstrument,
            },
          },
        })
        const known = knownAtFirst()
        let running: unknown[] = []
        for (const [name, index, together] of actions) {
          running.push(ACCOUNT_ACTIONS[name]?.(mock, known, index))
          if (together) continue
          await Promise.all(running)
          running = []
          mock.checkInvariants()
        }
        await Promise.all(running)
        mock.checkInvariants()
        // what holds together can be read back
        mock.restore(mock.snapshot())
      },
    ),
    { numRuns: 60 },
  )
}, 60_000)

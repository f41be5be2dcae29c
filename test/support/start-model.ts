import { expect, onTestFinished, vi } from 'vitest'
import {
  sourceOf,
  type DevtoolsTarget,
} from '../../src/devtools/model/source.ts'
import { createModel, type Model } from '../../src/devtools/model/model.ts'
import { createAdminClient } from '../../src/entries/admin-client.ts'
import { createRequestHandler } from '../../src/entries/aws-sdk.ts'
import { catalogLibrary } from '../../src/entries/catalog-library.ts'
import { createPaymentsMock } from '../../src/entries/index.ts'
import { serve } from '../../src/entries/node.ts'
import { createSdkClient } from './sdk-client.ts'
import { createManualSchedule } from './manual-schedule.ts'

/** When the mock's time begins. */
export const NOW = '2026-01-01T00:00:00.000Z'

/** How a model reaches its mock. */
export type Way = 'in process' | 'over HTTP'

/** A mock with its SDK client, and a model of it whose time passes by hand. */
export async function startModel(way: Way = 'in process') {
  const mock = createPaymentsMock({ now: NOW })
  const sdk = createSdkClient(
    { requestHandler: createRequestHandler(mock) },
    [],
  )
  let target: DevtoolsTarget = mock
  if (way === 'over HTTP') {
    const server = await serve(mock, { port: 0 })
    onTestFinished(() => server.close({ deadlineMs: 0 }))
    target = createAdminClient(server.url)
  }
  const schedule = createManualSchedule()
  const model = createModel(sourceOf(target, catalogLibrary), schedule)
  onTestFinished(() => model.stop())
  /** Lets the model work until what is looked at holds. */
  const until = (look: (state: Model['state']) => void) =>
    vi.waitFor(() => {
      schedule.draw()
      schedule.pass(100)
      look(model.state)
    })
  await until(({ connection }) => expect(connection.status).toBe('live'))
  return { mock, sdk, model, schedule, until }
}

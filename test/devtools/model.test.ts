import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { catalog } from '../../fixtures/catalog.ts'
import { sourceOf } from '../../src/devtools/model/source.ts'
import { createModel } from '../../src/devtools/model/model.ts'
import { createAdminClient } from '../../src/entries/admin-client.ts'
import { createRequestHandler } from '../../src/entries/aws-sdk.ts'
import { catalogLibrary } from '../../src/entries/catalog-library.ts'
import { readyAccount } from '../../src/entries/fixtures.ts'
import { createPaymentsMock } from '../../src/entries/index.ts'
import { serve } from '../../src/entries/node.ts'
import { createSession, paymentInput } from '../support/ready-inputs.ts'
import { createSdkClient } from '../support/sdk-client.ts'
import { createManualSchedule } from '../support/manual-schedule.ts'
import { NOW, startModel, type Way } from '../support/start-model.ts'

const { paymentSessionId } = readyAccount.ids

describe.each<Way>(['in process', 'over HTTP'])('a model %s', (way) => {
  it('begins with all that there is', async () => {
    const { model } = await startModel(way)
    expect(model.state).toMatchObject({
      scenario: 'readyAccount',
      requests: [],
      faults: [],
      saves: [],
    })
    expect(model.state.tables.paymentSession).toHaveLength(1)
    expect(model.state.tables.paymentInstrument).toHaveLength(2)
    expect(model.state.operations).toHaveLength(27)
    expect(model.state.scenarios.map(({ name }) => name)).toEqual(
      catalog.map(({ name }) => name),
    )
    expect(model.nowOf({})).toBe(Date.parse(NOW))
  })

  it('follows what calls write', async () => {
    const { model, sdk, until } = await startModel(way)
    await createSession(sdk)
    await sdk.processPayment(paymentInput())
    await until(({ tables, requests }) => {
      expect(tables.paymentSession).toHaveLength(2)
      expect(tables.payment).toHaveLength(1)
      expect(requests.map(({ operation }) => operation)).toEqual([
        'CreatePaymentSession',
        'ProcessPayment',
      ])
    })
    const paid = model.state.tables.paymentSession.find(
      (session) => session.paymentSessionId === paymentSessionId,
    )
    expect(paid?.spentAmount).not.toBe('0')
  })

  it('drops rows that were deleted', async () => {
    const { sdk, until } = await startModel(way)
    const { userId, paymentManagerArn } = readyAccount.ids
    await sdk.deletePaymentSession({
      userId,
      paymentManagerArn,
      paymentSessionId,
    })
    await until(({ tables }) => expect(tables.paymentSession).toEqual([]))
  })

  it("tells a session's time by its own clock", async () => {
    const { model, mock, until } = await startModel(way)
    mock.clock.advanceBy({ minutes: 5 })
    mock.clocks.attach({ paymentSessionId }).advanceBy({ minutes: 10 })
    await until(() => {
      expect(model.clocks()).toHaveLength(2)
      expect(model.nowOf({ paymentSessionId })).toBe(
        Date.parse('2026-01-01T00:15:00Z'),
      )
    })
    expect(model.nowOf({})).toBe(Date.parse('2026-01-01T00:05:00Z'))
    mock.clock.advanceBy({ minutes: 10 })
    mock.clocks.detach({ paymentSessionId })
    await until(() => expect(model.clocks()).toHaveLength(1))
  })

  it('counts what faults do', async () => {
    const { mock, sdk, until } = await startModel(way)
    mock.faults.inject({ error: 'ThrottlingException', times: 1 })
    await until(({ faults }) => expect(faults).toHaveLength(1))
    await expect(createSession(sdk)).rejects.toThrow()
    await until(({ faults }) => expect(faults[0]?.fired).toBe(1))
    mock.faults.clear()
    await until(({ faults }) => expect(faults).toEqual([]))
  })

  it('reads everything anew when the world is another one', async () => {
    const { model, until } = await startModel(way)
    await model.source.load('twoManagers')
    await until(({ scenario, tables }) => {
      expect(scenario).toBe('twoManagers')
      expect(tables.paymentManager).toHaveLength(2)
    })
  })

  it('reads anew what no event tells of when it is asked to', async () => {
    const { model, mock, until } = await startModel(way)
    mock.save('before')
    model.reload()
    await until(({ saves }) => expect(saves).toEqual(['before']))
  })
})

describe('a model', () => {
  it('misses nothing that happens while it reads', async () => {
    const mock = createPaymentsMock({ now: NOW })
    const requestHandler = createRequestHandler(mock)
    const sdk = createSdkClient({ requestHandler }, [])
    const schedule = createManualSchedule()
    let goOn = () => {}
    const scenarios = new Promise<[]>((resolve) => {
      goOn = () => resolve([])
    })
    const source = {
      ...sourceOf(mock, catalogLibrary),
      scenarios: () => scenarios,
    }
    const model = createModel(source, schedule)
    onTestFinished(() => model.stop())
    // all else has been read by now
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
    await createSession(sdk)
    mock.clock.advanceBy({ minutes: 1 })
    goOn()
    await vi.waitFor(() => {
      schedule.draw()
      schedule.pass(100)
      expect(model.state.requests).toHaveLength(1)
      expect(model.state.tables.paymentSession).toHaveLength(2)
      expect(model.nowOf({})).toBe(Date.parse('2026-01-01T00:01:00Z'))
    })
  })

  it('tells its listeners at most once a frame', async () => {
    const { model, sdk, schedule } = await startModel()
    schedule.draw()
    const listener = vi.fn()
    model.subscribe(listener)
    for (let count = 0; count < 20; count += 1) {
      await createSession(sdk)
    }
    expect(listener).not.toHaveBeenCalled()
    schedule.draw()
    expect(listener).toHaveBeenCalledOnce()
  })

  it('reads rows at most ten times a second, however busy the mock is', async () => {
    const { model, mock, sdk, schedule } = await startModel()
    await vi.waitFor(() => {
      schedule.pass(100)
      schedule.draw()
    })
    const find = vi.spyOn(mock.db.paymentSession, 'findMany')
    for (let count = 0; count < 20; count += 1) {
      await createSession(sdk)
      schedule.draw()
      // so 80 ms pass in all
      schedule.pass(4)
    }
    expect(find).toHaveBeenCalledOnce()
    await vi.waitFor(() => {
      schedule.pass(100)
      expect(model.state.tables.paymentSession).toHaveLength(21)
    })
    expect(find).toHaveBeenCalledTimes(2)
  })

  it('keeps the latest thousand requests', async () => {
    const { mock, sdk, model, until } = await startModel()
    await createSession(sdk)
    const [entry] = mock.journal.entries()
    for (let count = 0; count < 1_100; count += 1) {
      await mock.fetch(new Request('http://localhost/payments/nothing'))
    }
    await until(({ requests }) => expect(requests).toHaveLength(1_000))
    expect(model.state.requests).not.toContain(entry)
  })

  it('says that the mock is out of reach, and comes back to it', async () => {
    const mock = createPaymentsMock({ now: NOW })
    const first = await serve(mock, { port: 0 })
    const { port } = new URL(first.url)
    const schedule = createManualSchedule()
    const source = sourceOf(createAdminClient(first.url), catalogLibrary)
    const model = createModel(source, schedule)
    onTestFinished(() => model.stop())
    const connection = (status: string) =>
      vi.waitFor(
        () => {
          schedule.draw()
          schedule.pass(2_000)
          expect(model.state.connection.status).toBe(status)
        },
        { timeout: 5_000 },
      )
    await connection('live')
    await first.close({ deadlineMs: 0 })
    await connection('lost')
    expect(model.state.connection).toMatchObject({
      reason: expect.stringContaining('Nothing answers at'),
    })
    // what was known is still shown
    expect(model.state.tables.paymentSession).toHaveLength(1)

    mock.reset({ name: 'nothing', description: 'Nothing at all' })
    const second = await serve(mock, { port: Number(port) })
    onTestFinished(() => second.close({ deadlineMs: 0 }))
    await connection('live')
    expect(model.state.tables.paymentSession).toEqual([])
    expect(model.state.scenario).toBe('nothing')
  })

  it('asks nothing and tells nobody once it is stopped', async () => {
    const { mock, model, schedule } = await startModel()
    const listener = vi.fn()
    model.subscribe(listener)
    const settle = vi.spyOn(mock.events, 'settle')
    model.stop()
    mock.reset()
    schedule.draw()
    schedule.pass(10_000)
    expect(listener).not.toHaveBeenCalled()
    expect(settle).not.toHaveBeenCalled()
  })
})

import { describe, expect, expectTypeOf, it, onTestFinished } from 'vitest'
import {
  createAdminClient,
  type AdminClient,
} from '../../src/entries/admin-client.ts'
import { createRequestHandler } from '../../src/entries/aws-sdk.ts'
import { readyAccount } from '../../src/entries/fixtures.ts'
import {
  createPaymentsMock,
  MockError,
  type MockController,
  type MockEvent,
} from '../../src/entries/index.ts'
import { serve } from '../../src/entries/node.ts'
import {
  createInstrument,
  createSession,
  paymentInput,
} from '../support/ready-inputs.ts'
import { createSdkClient } from '../support/sdk-client.ts'
import type { JournalEntry } from '../../src/journal/journal.ts'
import { collected } from '../support/collected.ts'

const NOW = '2026-01-01T00:00:00.000Z'
const { paymentManagerArn, paymentSessionId, userId } = readyAccount.ids
const GET_SESSION = { paymentManagerArn, paymentSessionId, userId }
const MORE = {
  name: 'more',
  description: 'One more session',
  policy: { delegation: 'pending' },
  paymentSessions: [
    {
      paymentSessionId: 'payment-session-oneMoreSession1',
      paymentManagerArn,
      userId: 'bob',
      expiryTimeInMinutes: 60,
    },
  ],
} as const

/** A mock and the SDK's client of it, and a control on it: the mock itself, or a client over HTTP. */
async function start(way: 'in process' | 'over HTTP') {
  const mock = createPaymentsMock({ now: NOW })
  const sdk = createSdkClient(
    { requestHandler: createRequestHandler(mock) },
    [],
  )
  if (way === 'in process') return { control: mock, sdk }
  const server = await serve(mock, { port: 0 })
  onTestFinished(() => server.close({ deadlineMs: 0 }))
  return { control: createAdminClient(server.url), sdk }
}

type Hand = MockController | AdminClient

/** That a member refuses, whether it throws or rejects. */
async function expectRefusal(act: () => unknown, text: string) {
  const error = await Promise.resolve()
    .then(act)
    .catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(MockError)
  expect((error as MockError).message).toContain(text)
}

const clockOf = async (clock: Hand['clock']) => ({
  now: (await clock.now()).toISOString(),
  frozen: await clock.frozen,
  scale: await clock.scale,
})

it('has the same members in process and over HTTP', () => {
  expectTypeOf<Exclude<keyof AdminClient, 'server'>>().toEqualTypeOf<
    keyof MockController
  >()
  const { fork, fetch, endpoints, handlers, ...mock } = createPaymentsMock()
  expect([fork, fetch, endpoints, handlers]).not.toContain(undefined)
  const { server: _, ...client } = createAdminClient('http://127.0.0.1:1', {
    fetch: () => new Promise(() => {}),
  })
  expect(Object.keys(client).sort()).toEqual(Object.keys(mock).sort())
  for (const part of [
    'clock',
    'clocks',
    'faults',
    'journal',
    'events',
    'transitions',
    'consent',
    'db',
  ] as const) {
    expect(Object.keys(mock[part])).toEqual(
      expect.arrayContaining(Object.keys(client[part])),
    )
  }
})

describe.each(['in process', 'over HTTP'] as const)(
  'the control API %s',
  (way) => {
    describe('clock', () => {
      it('moves by a span and to a point', async () => {
        const { control } = await start(way)
        expect(await control.clock.advanceBy({ minutes: 16 })).toEqual(
          new Date('2026-01-01T00:16:00.000Z'),
        )
        for (const instant of [
          '2026-01-01T01:00:00.000Z',
          new Date('2026-01-01T02:00:00.000Z'),
          Date.UTC(2026, 0, 1, 3),
        ]) {
          expect(await control.clock.advanceTo(instant)).toEqual(
            new Date(instant),
          )
        }
        expect(await control.clock.now()).toEqual(
          new Date('2026-01-01T03:00:00.000Z'),
        )
      })

      it('goes to what time does next', async () => {
        const { control } = await start(way)
        expect(await control.clock.advanceToNext()).toEqual([
          {
            type: 'session-expired',
            at: '2026-01-01T01:00:00.000Z',
            paymentSessionId,
            userId,
          },
        ])
        expect(await control.clock.advanceToNext()).toEqual([])
      })

      it('is stopped, resumed and scaled', async () => {
        const { control } = await start(way)
        expect(await clockOf(control.clock)).toEqual({
          now: NOW,
          frozen: true,
          scale: 1,
        })
        await control.clock.setScale(60)
        await control.clock.resume()
        expect(await control.clock.frozen).toBe(false)
        await control.clock.freeze()
        expect(await clockOf(control.clock)).toMatchObject({
          frozen: true,
          scale: 60,
        })
      })

      it('refuses what is no time, no span and no scale, and stays', async () => {
        const { control } = await start(way)
        const { clock } = control
        await expectRefusal(() => clock.advanceBy({ minutes: -1 }), '-1')
        await expectRefusal(() => clock.advanceBy({}), 'at least one of')
        await expectRefusal(
          () => clock.advanceTo('2020-01-01'),
          'only goes forward',
        )
        await expectRefusal(() => clock.advanceTo('soon'), '"soon"')
        await expectRefusal(
          () => clock.advanceTo(new Date(Number.NaN)),
          'Invalid Date',
        )
        await expectRefusal(() => clock.setScale(0), 'scale')
        expect(await clockOf(clock)).toEqual({
          now: NOW,
          frozen: true,
          scale: 1,
        })
      })
    })

    describe('clocks', () => {
      it('are attached, moved alone, listed and detached', async () => {
        const { control } = await start(way)
        const bobs = await control.clocks.attach({ userId: 'bob' })
        await bobs.advanceBy({ hours: 1 })
        expect(await bobs.now()).toEqual(new Date('2026-01-01T01:00:00.000Z'))
        expect(await control.clock.now()).toEqual(new Date(NOW))
        const [listed, ...more] = await control.clocks.list()
        expect(listed?.target).toEqual({ userId: 'bob' })
        expect(await listed?.clock.now()).toEqual(await bobs.now())
        expect(more).toEqual([])
        await control.clock.advanceBy({ hours: 2 })
        await control.clocks.detach({ userId: 'bob' })
        expect(await control.clocks.list()).toEqual([])
      })

      it('tell whose time counts for whom', async () => {
        const { control } = await start(way)
        await control.clocks.attach({ userId })
        const followed = await control.clocks.of({ paymentSessionId })
        await followed.advanceBy({ minutes: 5 })
        const [alices] = await control.clocks.list()
        expect(await alices?.clock.now()).toEqual(
          new Date('2026-01-01T00:05:00.000Z'),
        )
        const main = await control.clocks.of({ userId: 'carol' })
        await main.advanceBy({ minutes: 1 })
        expect(await control.clock.now()).toEqual(
          new Date('2026-01-01T00:01:00.000Z'),
        )
      })

      it('refuse a target that is none, unknown, or has no clock', async () => {
        const { control } = await start(way)
        const { clocks } = control
        const both = { userId, paymentSessionId }
        for (const act of [clocks.attach, clocks.of]) {
          // @ts-expect-error a clock has one target
          await expectRefusal(() => act(both), 'exactly one of')
          await expectRefusal(() => act({} as never), 'exactly one of')
          await expectRefusal(
            () => act({ paymentSessionId: 'payment-session-nobodyKnows0001' }),
            'There is no paymentSessionId',
          )
        }
        await expectRefusal(
          () => clocks.detach({ userId }),
          'no clock of its own',
        )
        await clocks.attach({ userId })
        const alices = await clocks.of({ userId })
        await alices.advanceBy({ hours: 1 })
        await expectRefusal(() => clocks.detach({ userId }), 'back in time')
      })
    })

    it('injects, lists and removes faults', async () => {
      const { control, sdk } = await start(way)
      const rule = {
        operation: 'GetPaymentSession',
        error: 'ThrottlingException',
      } as const
      expect(await control.faults.inject(rule)).toEqual({
        id: 'fault-1',
        rule,
        matched: 0,
        fired: 0,
      })
      await expect(sdk.getPaymentSession(GET_SESSION)).rejects.toMatchObject({
        name: 'ThrottlingException',
      })
      await control.faults.inject({ latency: { seconds: 1 } })
      expect(await control.faults.list()).toMatchObject([
        { id: 'fault-1', matched: 1, fired: 1 },
        { id: 'fault-2' },
      ])
      await control.faults.remove('fault-1')
      expect(await control.faults.list()).toMatchObject([{ id: 'fault-2' }])
      await control.faults.clear()
      expect(await control.faults.list()).toEqual([])
      await expectRefusal(() => control.faults.remove('fault-1'), '"fault-1"')
      await expectRefusal(() => control.faults.remove('..'), '')
      await expectRefusal(
        // @ts-expect-error there is no such operation, and the rule does nothing
        () => control.faults.inject({ operation: 'GetPayment' }),
        '"GetPayment"',
      )
    })

    it('reads, clears and follows the journal', async () => {
      const { control, sdk } = await start(way)
      const heard = collected<JournalEntry>()
      const unsubscribe = await control.journal.subscribe(heard.listener)
      await sdk.getPaymentSession(GET_SESSION)
      await sdk.listPaymentSessions({ paymentManagerArn, userId })
      await heard.until(2)
      expect(heard.items.map(({ operation }) => operation)).toEqual([
        'GetPaymentSession',
        'ListPaymentSessions',
      ])
      unsubscribe()
      const entries = await control.journal.entries({
        operation: 'GetPaymentSession',
        statusCode: 200,
        userId,
      })
      expect(entries).toMatchObject([
        {
          input: GET_SESSION,
          output: { paymentSession: { paymentSessionId } },
        },
      ])
      expect(await control.journal.entries()).toHaveLength(2)
      expect(
        await control.journal.entries({ error: 'ConflictException' }),
      ).toEqual([])
      await control.journal.clear()
      expect(await control.journal.entries()).toEqual([])
    })

    it('follows events of every kind, in order', async () => {
      const { control, sdk } = await start(way)
      const heard = collected<MockEvent>()
      const unsubscribe = await control.events.subscribe(heard.listener)
      const created = await createSession(sdk, { userId: 'bob' })
      await control.clocks.attach({ userId: 'bob' })
      await control.clock.advanceBy({ hours: 1 })
      await control.faults.clear()
      await control.reset()
      await heard.until(7)
      unsubscribe()
      expect(heard.items).toMatchObject([
        {
          type: 'change',
          at: NOW,
          change: { table: 'paymentSession', key: created, type: 'created' },
        },
        { type: 'request', entry: { operation: 'CreatePaymentSession' } },
        { type: 'clock', target: { userId: 'bob' }, now: NOW },
        {
          type: 'transition',
          transition: { type: 'session-expired', paymentSessionId },
        },
        { type: 'clock', now: '2026-01-01T01:00:00.000Z', frozen: true },
        { type: 'faults' },
        { type: 'world', cause: 'reset', scenario: 'readyAccount' },
      ])
    })

    it('hears no more after it has unsubscribed', async () => {
      const { control } = await start(way)
      const early = collected<MockEvent>()
      const late = collected<MockEvent>()
      const unsubscribe = await control.events.subscribe(early.listener)
      await control.events.subscribe(late.listener)
      await control.faults.clear()
      await early.until(1)
      unsubscribe()
      await control.faults.clear()
      await late.until(2)
      expect(early.items).toHaveLength(1)
    })

    it('hears no more once it has unsubscribed, though more is pending', async () => {
      const { control, sdk } = await start(way)
      const first = collected<MockEvent>()
      const all = collected<MockEvent>()
      const unsubscribe = await control.events.subscribe((event) => {
        first.listener(event)
        unsubscribe()
      })
      await control.events.subscribe(all.listener)
      // a row and an exchange, in one go
      await createSession(sdk)
      await createSession(sdk)
      await first.until(1)
      await all.until(4)
      expect(first.items).toMatchObject([{ type: 'change' }])
    })

    it('tells what a running clock has made due, when asked', async () => {
      const { control } = await start(way)
      await control.clock.advanceTo('2026-01-01T00:59:59.999Z')
      const heard = collected<MockEvent>()
      await control.events.subscribe(heard.listener)
      await control.clock.setScale(1_000_000)
      await control.clock.resume()
      await control.events.settle()
      const isExpiry = ({ type }: MockEvent) => type === 'transition'
      // a millisecond, in which a thousand seconds go by
      while (!heard.items.some(isExpiry)) {
        await control.events.settle()
        await new Promise((resolve) => setImmediate(resolve))
      }
      expect(heard.items.filter(isExpiry)).toMatchObject([
        { transition: { paymentSessionId } },
      ])
    })

    it('says the policy and the scenario', async () => {
      const { control } = await start(way)
      expect(await control.policy).toMatchObject({ delegation: 'granted' })
      expect(await control.scenario).toMatchObject({
        name: 'readyAccount',
        ids: { paymentSessionId },
      })
    })

    it('decides otherwise from now on', async () => {
      const { control } = await start(way)
      const transitions = { paymentConnector: { after: { seconds: 30 } } }
      const rolePropagation = { after: { seconds: 10 } }
      await control.setPolicy({ maxManagers: 1, rolePropagation, transitions })
      await control.setPolicy({ delegation: 'pending' })
      const changed = await control.policy
      expect(changed).toMatchObject({
        maxManagers: 1,
        rolePropagation,
        delegation: 'pending',
        jwt: 'verify',
        transitions: { ...transitions, paymentManager: 'immediate' },
      })
      for (const [policy, text] of [
        [{ delegation: 'granted', maxManager: 1 }, '"maxManager"'],
        [{ delegation: 'granted', maxManagers: -1 }, 'cannot be -1'],
        [{ maxManagers: '5' }, 'cannot be "5"'],
        [{ delegation: null }, 'cannot be null'],
        [{ rolePropagation: 'manual' }, 'cannot be "manual"'],
        [{ transitions: [], jwt: 'none' }, 'cannot be "none"'],
        [{ transitions: 'manual' }, 'cannot be "manual"'],
        [{ transitions: { payment: 'manual' } }, 'has no "payment"'],
        [
          { transitions: { paymentManager: { after: { seconds: -1 } } } },
          'cannot be {"after":{"seconds":-1}}',
        ],
        [
          { transitions: { paymentManager: { afterReads: 0 } } },
          'cannot be {"afterReads":0}',
        ],
      ] as const) {
        await expectRefusal(() => control.setPolicy(policy as never), text)
        expect(await control.policy).toEqual(changed)
      }
      await control.reset()
      expect(await control.policy).toMatchObject({ delegation: 'granted' })
    })

    describe('transitions', () => {
      async function startWithWallet() {
        const { control, sdk } = await start(way)
        await control.setPolicy({
          transitions: { paymentInstrument: 'manual' },
        })
        return { control, id: await createInstrument(sdk) }
      }
      const walletOf = async (control: Hand, id: string) =>
        control.db.paymentInstrument.findFirst({
          where: { paymentInstrumentId: { equals: id } },
        })

      it('are listed and completed, and told', async () => {
        const { control, id } = await startWithWallet()
        const heard = collected<MockEvent>()
        await control.events.subscribe(heard.listener)
        const row = { table: 'paymentInstrument', key: id, from: 'INITIATED' }
        expect(await control.transitions.list()).toEqual([
          { ...row, to: 'ACTIVE', dueAt: null, readsLeft: null },
        ])
        const transition = await control.transitions.complete(id)
        expect(transition).toEqual({
          ...row,
          type: 'status-changed',
          at: '2026-01-01T00:00:00.000Z',
          to: 'ACTIVE',
        })
        await heard.until(1)
        expect(heard.items).toEqual([{ type: 'transition', transition }])
        expect(await control.transitions.list()).toEqual([])
        expect(await walletOf(control, id)).toMatchObject({ status: 'ACTIVE' })
        await expectRefusal(
          () => control.transitions.complete(id),
          'has no pending transition',
        )
      })

      it('fail, and a wallet is blocked, for a reason', async () => {
        const { control, id } = await startWithWallet()
        await expectRefusal(
          () => control.transitions.fail(id, 5 as never),
          'A reason must be text. Received: 5',
        )
        expect(await control.transitions.list()).toHaveLength(1)
        expect(await control.transitions.fail(id)).toMatchObject({
          to: 'FAILED',
          reason: 'Failed by mock.transitions.fail()',
        })
        const wallet = readyAccount.ids.paymentInstrumentId
        for (const reason of [{}, null]) {
          await expectRefusal(
            () => control.wallets.block(wallet, reason as never),
            'A reason must be text',
          )
        }
        expect(await walletOf(control, wallet)).toMatchObject({
          status: 'ACTIVE',
        })
        await control.wallets.block(wallet, 'Lost')
        expect(await walletOf(control, wallet)).toMatchObject({
          status: 'BLOCKED',
          statusReason: 'Lost',
        })
      })

      it('of nothing are refused', async () => {
        const { control } = await start(way)
        for (const id of ['nothing', '', 5 as never, {} as never]) {
          for (const act of ['complete', 'fail'] as const) {
            await expectRefusal(
              () => control.transitions[act](id),
              'has no pending transition',
            )
          }
          await expectRefusal(
            () => control.wallets.block(id),
            'There is no wallet',
          )
        }
      })
    })

    it('simulates consent decisions', async () => {
      const { control, sdk } = await start(way)
      const { paymentInstrumentId, paymentConnectorId } = readyAccount.ids
      const grantOf = async () =>
        (
          await control.db.paymentInstrument.findFirst({
            where: { paymentInstrumentId: { equals: paymentInstrumentId } },
          })
        )?.grant
      for (const [act, grant] of [
        ['deny', 'denied'],
        ['lapse', 'lapsed'],
        ['grant', 'granted'],
      ] as const) {
        expect(await control.consent[act](paymentInstrumentId)).toBeUndefined()
        expect(await grantOf()).toBe(grant)
      }
      await control.consent.deny(paymentConnectorId)
      await expect(sdk.processPayment(paymentInput())).rejects.toMatchObject({
        name: 'AccessDeniedException',
      })
      await expectRefusal(
        () => control.consent.lapse(paymentConnectorId),
        'has no consent that could be lapsed',
      )
      for (const id of ['nothing', '', 5 as never, undefined as never]) {
        await expectRefusal(
          () => control.consent.grant(id),
          'There is no wallet or connector',
        )
      }
    })

    describe('db', () => {
      it('answers queries', async () => {
        const { control, sdk } = await start(way)
        const bobs = await createSession(sdk, { userId: 'bob' })
        const { paymentSession, paymentConnector } = control.db
        const where = { userId: { equals: 'bob' } }
        expect(await paymentSession.findMany({ where })).toMatchObject([
          { paymentSessionId: bobs, maxSpendAmount: '1' },
        ])
        expect(await paymentSession.findFirst({})).toMatchObject({
          paymentSessionId,
        })
        const nobody = { where: { userId: { equals: 'nobody' } } }
        expect(await paymentSession.findFirst(nobody)).toBeNull()
        expect(await paymentSession.getAll()).toHaveLength(2)
        expect(await paymentSession.count()).toBe(2)
        expect(await paymentSession.count({ where })).toBe(1)
        expect(
          await paymentSession.findMany({
            orderBy: { paymentSessionId: 'asc' },
            skip: 1,
            take: 1,
          }),
        ).toHaveLength(1)
        expect(await paymentConnector.getAll()).toHaveLength(2)
      })

      it.each([
        'paymentManager',
        'paymentConnector',
        'paymentCredentialProvider',
        'paymentInstrument',
        'paymentSession',
        'payment',
      ] as const)('counts the rows of %s', async (table) => {
        const { control } = await start(way)
        const rows = await control.db[table].getAll()
        expect(await control.db[table].count()).toBe(rows.length)
      })

      it('refuses a query that is none', async () => {
        const { control } = await start(way)
        await expectRefusal(
          () =>
            control.db.paymentSession.findMany({
              where: { user: { equals: 'bob' } },
            } as never),
          'has no column "user"',
        )
        await expectRefusal(
          () =>
            control.db.paymentSession.count({
              where: { userId: { is: 'x' } },
            } as never),
          'no comparison "is"',
        )
      })
    })

    it('adds a scenario, and starts over with the old one or a new one', async () => {
      const { control } = await start(way)
      await control.seed(MORE)
      expect(await control.db.paymentSession.count()).toBe(2)
      expect(await control.policy).toMatchObject({ delegation: 'pending' })
      await control.reset()
      expect(await control.db.paymentSession.count()).toBe(1)
      await control.reset({ name: 'void', description: 'Nothing at all' })
      expect(await control.db.paymentManager.count()).toBe(0)
      expect((await control.scenario).name).toBe('void')
      const bad = { ...MORE, paymentSessions: [{}] } as never
      await expectRefusal(() => control.seed(bad), 'paymentSessions.0')
      await expectRefusal(() => control.reset(bad), 'paymentSessions.0')
      expect((await control.scenario).name).toBe('void')
    })

    it('takes the world and puts it back', async () => {
      const { control, sdk } = await start(way)
      const before = await control.snapshot()
      await createSession(sdk)
      await control.restore(before)
      expect(await control.snapshot()).toEqual(before)
      await expectRefusal(
        () => control.restore({ ...before, version: 9 } as never),
        'newer',
      )
    })

    it('saves, tells what has changed since, and goes back', async () => {
      const { control, sdk } = await start(way)
      expect(await control.saves).toEqual([])
      await control.save('../before')
      const created = await createSession(sdk)
      const diff = { paymentSession: { [created]: 'created' } }
      expect(await control.diff('../before')).toEqual(diff)
      expect(await control.diff()).toEqual(diff)
      await control.rewind('../before')
      expect(await control.diff()).toEqual({})
      expect(await control.saves).toEqual(['../before'])
      await expectRefusal(() => control.save(''), 'needs a name')
      await expectRefusal(
        () => control.rewind('after'),
        'There is no save "after"',
      )
      await expectRefusal(
        () => control.diff('after'),
        'There is no save "after"',
      )
      await expectRefusal(() => control.diff(''), 'There is no save ""')
    })

    it('says the present world as a scenario to begin with', async () => {
      const { control, sdk } = await start(way)
      await sdk.processPayment(paymentInput())
      const rows = await control.db.payment.getAll()
      await control.reset(await control.toScenario())
      expect(await control.db.payment.findMany({})).toMatchObject(
        rows.map(({ processPaymentId, amount }) => ({
          processPaymentId,
          amount,
        })),
      )
    })

    it('says how operations are called', async () => {
      const { control } = await start(way)
      const operations = await control.operations
      expect(operations).toContainEqual(
        expect.objectContaining({
          name: 'ProcessPayment',
          method: 'POST',
          path: '/payments/processPayment',
          clientToken: 'clientToken',
          errors: expect.arrayContaining(['ThrottlingException']),
        }),
      )
      const create = operations.find(
        ({ name }) => name === 'CreatePaymentInstrument',
      )
      expect(create?.elsewhere).toMatchObject({
        userId: {
          in: 'header',
          name: 'X-Amzn-Bedrock-AgentCore-Payments-User-Id',
        },
      })
    })

    it('funds a wallet, and tells of it', async () => {
      const { control } = await start(way)
      const heard = collected<MockEvent>()
      await control.events.subscribe(heard.listener)
      const { paymentInstrumentId } = readyAccount.ids
      await control.wallets.fund(paymentInstrumentId, { BASE: '0.5' })
      const [wallet] = await control.db.paymentInstrument.findMany({})
      expect(wallet).toMatchObject({
        balances: [
          { chain: 'BASE', amount: '500000' },
          { chain: 'BASE_SEPOLIA', amount: '25000000' },
          { chain: 'ETHEREUM', amount: '25000000' },
        ],
        version: 1,
      })
      expect((await heard.until(1))[0]).toMatchObject({
        type: 'change',
        change: { key: paymentInstrumentId, type: 'updated' },
      })
      for (const [id, balances, text] of [
        ['none', { BASE: '1' }, 'no wallet "none"'],
        [
          paymentInstrumentId,
          { SOLANA: '1' },
          'cannot have a balance on "SOLANA"',
        ],
        [paymentInstrumentId, { BASE: '-1' }, 'Received: "-1"'],
        [paymentInstrumentId, { BASE: '0.0000001' }, 'at most six decimals'],
        // none is set when one of them is wrong
        [paymentInstrumentId, { BASE: '1', ETHEREUM: 'much' }, '"much"'],
        [paymentInstrumentId, {}, 'must name at least one chain'],
        [paymentInstrumentId, 'BASE' as never, 'Received: "BASE"'],
        [paymentInstrumentId, ['1'] as never, 'Received: ["1"]'],
      ] as const) {
        await expectRefusal(() => control.wallets.fund(id, balances), text)
      }
      expect(await control.db.paymentInstrument.findFirst({})).toEqual(wallet)
    })

    it('returns balances of addresses and settlements', async () => {
      const { control } = await start(way)
      const [wallet] = await control.db.paymentInstrument.getAll()
      const address = wallet?.walletAddress as string
      const merchant = '0x99935f281d3ED1E804bF1413b76E0B03e1fed4F9'
      expect(await control.chains.balanceOf(address, 'BASE')).toBe('25000000')
      expect(await control.chains.balanceOf(merchant, 'BASE')).toBeNull()
      expect(await control.chains.settlements()).toEqual([])
      await expectRefusal(
        () => control.chains.balanceOf('0x1', 'BASE'),
        '"0x1" is no address on BASE',
      )
    })

    it('checks the invariants', async () => {
      const { control, sdk } = await start(way)
      await sdk.processPayment(paymentInput())
      expect(await control.checkInvariants()).toBeUndefined()
    })
  },
)

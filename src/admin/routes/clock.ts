import type { ClockTarget, MockController } from '../../mock/controller.ts'
import { MockError } from '../../errors.ts'
import type { AdminCall, AdminRoute } from '../http/route.ts'
import { refTo } from '../http/schemas.ts'
import { advanceClock, setClock } from './clock-calls.ts'
import { viewClock } from './clock-view.ts'
import {
  DURATION_PARTS,
  FLAG,
  TEXT,
  TIME,
  anyOf,
  described,
  listOf,
  objectOf,
} from '../http/json-schema.ts'

const TARGET_PARAMETERS = {
  paymentManagerArn: described(TEXT, "A manager's clock"),
  userId: described(TEXT, "A user's clock"),
  paymentSessionId: described(TEXT, "A session's clock"),
}

export const CLOCK_ROUTES: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: 'clock',
    summary:
      'Says the time of the main clock, or of the one that a manager, user or session follows, and whose it is',
    query: TARGET_PARAMETERS,
    reply: refTo('Clock'),
    answer({ controller }, { query }) {
      const target = targetIn(query)
      if (target === undefined) return viewClock(controller.clock)
      const clock = controller.clocks.of(target)
      const owner = controller.clocks.list().find((own) => own.clock === clock)
      return viewClock(clock, owner?.target)
    },
  },
  {
    method: 'POST',
    path: 'clock',
    summary:
      'Moves a clock to a time, stops it or lets it run, makes it run faster or slower',
    query: TARGET_PARAMETERS,
    body: anyOf({
      now: TIME,
      frozen: FLAG,
      scale: { type: 'number', exclusiveMinimum: 0, maximum: 1_000_000 },
    }),
    reply: refTo('Clock'),
    answer({ controller }, { query, body }) {
      const { clock, target } = chosenClock(controller, query)
      setClock(clock, body)
      return viewClock(clock, target)
    },
  },
  {
    method: 'POST',
    path: 'clock/advance',
    summary:
      'Moves a clock by a span, to a time, or to when time itself does something',
    query: TARGET_PARAMETERS,
    body: anyOf({
      ...DURATION_PARTS,
      to: TIME,
      toNext: { const: true },
    }),
    reply: refTo('AdvancedClock'),
    answer({ controller }, { query, body }) {
      const { clock, target } = chosenClock(controller, query)
      const transitions = advanceClock(clock, body)
      return {
        ...viewClock(clock, target),
        ...(transitions && { transitions }),
      }
    },
  },
  {
    method: 'GET',
    path: 'clocks',
    summary: 'Lists the clocks of single managers, users and sessions',
    reply: objectOf({ clocks: listOf(refTo('Clock')) }),
    answer: ({ controller }) => viewClocks(controller),
  },
  {
    method: 'POST',
    path: 'clocks',
    summary: 'Gives a manager, user or session a clock of its own',
    body: anyOf({
      paymentManagerArn: TEXT,
      userId: TEXT,
      paymentSessionId: TEXT,
    }),
    reply: refTo('Clock'),
    answer({ controller }, { body }) {
      const target = body as ClockTarget
      return viewClock(controller.clocks.attach(target), target)
    },
  },
  {
    method: 'DELETE',
    path: 'clocks',
    summary: 'Lets a manager, user or session follow the other clocks again',
    query: TARGET_PARAMETERS,
    reply: objectOf({ clocks: listOf(refTo('Clock')) }),
    answer({ controller }, { query }) {
      controller.clocks.detach((targetIn(query) ?? {}) as ClockTarget)
      return viewClocks(controller)
    },
  },
]

function viewClocks({ clocks }: MockController) {
  return {
    clocks: clocks.list().map(({ target, clock }) => viewClock(clock, target)),
  }
}

/** The main clock, or the own one of a target; never one that others follow as well. */
function chosenClock(
  { clock, clocks }: MockController,
  query: AdminCall['query'],
): { clock: MockController['clock']; target?: ClockTarget } {
  const target = targetIn(query)
  if (target === undefined) return { clock }
  // refuses what is no target, or names nothing
  const followed = clocks.of(target)
  const [name, value] = Object.entries(target)[0] ?? []
  const own = clocks
    .list()
    .find(
      (one) =>
        one.clock === followed &&
        Object.entries(one.target).some(
          ([kind, id]) => kind === name && id === value,
        ),
    )
  if (own === undefined) {
    throw new MockError(
      `${JSON.stringify(target)} has no clock of its own. Give it one by POST /_mock/clocks, or leave the query out to change the main clock`,
    )
  }
  return own
}

/** Whose clock a query names; the clocks themselves refuse one that names several. */
function targetIn(query: AdminCall['query']): ClockTarget | undefined {
  return Object.keys(query).length === 0 ? undefined : (query as ClockTarget)
}

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
      'Get the main clock, or the clock that a manager, user or session follows',
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
    summary: 'Move a clock to a time, freeze or resume it, set its speed',
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
      'Move a clock by a duration, to a time, or to the next due transition',
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
    summary: 'List the clocks of single managers, users and sessions',
    reply: objectOf({ clocks: listOf(refTo('Clock')) }),
    answer: ({ controller }) => viewClocks(controller),
  },
  {
    method: 'POST',
    path: 'clocks',
    summary: 'Attach a clock to a manager, user or session',
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
    summary: 'Detach the clock of a manager, user or session',
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

/** Finds the main clock, or a target's own clock; never one that others follow as well. */
function chosenClock(
  { clock, clocks }: MockController,
  query: AdminCall['query'],
): { clock: MockController['clock']; target?: ClockTarget } {
  const target = targetIn(query)
  if (target === undefined) return { clock }
  // throws for a target that is malformed or does not exist
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
      `${JSON.stringify(target)} has no clock of its own. Attach one with POST /_mock/clocks, or leave the query out to change the main clock`,
    )
  }
  return own
}

/** Reads the target of a query; the clocks themselves refuse a query with several. */
function targetIn(query: AdminCall['query']): ClockTarget | undefined {
  return Object.keys(query).length === 0 ? undefined : (query as ClockTarget)
}

import type { AdminRoute } from '../http/route.ts'
import { streamEvents } from '../events/stream.ts'
import { viewHealth } from './health.ts'
import { objectOf } from '../http/json-schema.ts'

export const EVENT_ROUTES: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: 'events',
    summary:
      'Stream the events as server-sent events; the first one is hello, with the health',
    reply: 'events',
    answer: (world, { headers, wait }) =>
      streamEvents({
        log: world.eventLog(),
        controller: world.controller,
        hello: viewHealth(world),
        lastEventId: headers.get('last-event-id'),
        wait,
      }),
  },
  {
    method: 'POST',
    path: 'events/settle',
    summary: 'Apply the transitions that are due, and send their events',
    reply: objectOf({ status: { const: 'ok' } }),
    answer({ controller }) {
      controller.events.settle()
      return { status: 'ok' }
    },
  },
]

import type { MockController } from '../../mock/controller.ts'
import type { AdminCall } from '../http/route.ts'
import { createBeat } from './beat.ts'
import type { MockEvent } from '../../mock/controller.ts'
import type { EventLog } from './log.ts'

/** Source and client of a stream. */
export interface EventStreamParts {
  log: EventLog
  controller: MockController
  /** Data of the first event. */
  hello: object
  /** Id of the last event that a reconnecting client has seen. */
  lastEventId: string | null
  wait: AdminCall['wait']
}

/** Delay in milliseconds before a client reconnects. */
const RETRY_MS = 500
// so that a reconnecting client does not get all that it missed in one piece
const MOST_IN_A_PIECE = 100

/**
 * Sends events as they happen, from the last one that the client has seen. A client too far behind gets a `missed`
 * event instead of the events that were dropped.
 */
export function streamEvents(parts: EventStreamParts): Response {
  const pieces = writeEvents(parts)
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(stream) {
        const { done, value } = await pieces.next()
        if (done === true) stream.close()
        else stream.enqueue(encoder.encode(value))
      },
    },
    // pulled one by one: an event is written when the client reads it
    { highWaterMark: 0 },
  )
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      // a server that knows no length sends each piece at once
      'transfer-encoding': 'chunked',
    },
  })
}

/** Writes the text of the stream, event by event, until the log ends. */
async function* writeEvents(parts: EventStreamParts): AsyncGenerator<string> {
  const { log, controller, hello, lastEventId, wait } = parts
  const next = createBeat(log, wait)
  const position = positionIn(log, lastEventId)
  let seen = position ?? log.latest

  const missed = (): string => {
    const scenario = controller.scenario.name
    const event: MockEvent = { type: 'world', cause: 'missed', scenario }
    return written(log, event.type, event, seen)
  }

  yield `retry: ${RETRY_MS}\n${written(log, 'hello', hello, seen)}`
  if (position === undefined) yield missed()
  for (;;) {
    const events = log.after(seen)
    if (events === undefined) {
      seen = log.latest
      yield missed()
    } else if (events.length > 0) {
      const piece = events.slice(0, MOST_IN_A_PIECE)
      seen = piece.at(-1)?.number ?? seen
      yield piece
        .map(({ number, event }) => written(log, event.type, event, number))
        .join('')
    } else if (log.ended) {
      return
    } else if ((await next()) === 'beat') {
      // adds due transitions to the log
      controller.events.settle()
      yield ':\n\n'
    }
  }
}

/**
 * Finds the number of the last event that a client has seen.
 *
 * @returns undefined for the id of another log, or one whose next event is gone.
 */
function positionIn(
  log: EventLog,
  lastEventId: string | null,
): number | undefined {
  if (lastEventId === null) return log.latest
  const [id, number] = lastEventId.split('.')
  const position = Number(number)
  return id === log.id && Number.isInteger(position) && log.after(position)
    ? position
    : undefined
}

/** Formats an event; JSON has no line breaks, so it fits on one `data` line. */
function written(
  log: EventLog,
  type: string,
  data: object,
  number: number,
): string {
  return `event: ${type}\nid: ${log.id}.${number}\ndata: ${JSON.stringify(data)}\n\n`
}

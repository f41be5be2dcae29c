import type { MockController } from '../../mock/controller.ts'
import type { AdminCall } from '../http/route.ts'
import { createBeat } from './beat.ts'
import type { MockEvent } from '../../mock/controller.ts'
import type { EventLog } from './log.ts'

/** What a stream tells, and to whom. */
export interface EventStreamParts {
  log: EventLog
  controller: MockController
  /** What the first event says. */
  hello: object
  /** Id of the last event that the client has seen, if it comes back. */
  lastEventId: string | null
  wait: AdminCall['wait']
}

/** In how many milliseconds a client that lost its connection comes back. */
const RETRY_MS = 500
// so that a client which was away does not get all it missed in one piece
const MOST_IN_A_PIECE = 100

/**
 * Sends events as they happen, and from where a client left off. A client that reads too slowly, or was away too
 * long, misses some and is told so; it makes nobody wait and nothing pile up.
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
    // asked for one by one: what nobody reads is not written
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

/** The stream's text, piece by piece, until the log ends. */
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
      // what time has made due comes into the log
      controller.events.settle()
      yield ':\n\n'
    }
  }
}

/**
 * How far a client has read.
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

/** JSON has no line breaks, so one line holds it. */
function written(
  log: EventLog,
  type: string,
  data: object,
  number: number,
): string {
  return `event: ${type}\nid: ${log.id}.${number}\ndata: ${JSON.stringify(data)}\n\n`
}

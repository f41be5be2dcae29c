import http, { type IncomingMessage } from 'node:http'
import { createParser, type EventSourceMessage } from 'eventsource-parser'
import { collected } from './collected.ts'

/** Reads a stream of events over a connection of its own, as EventSource does. */
export async function readEventStream(
  url: string,
  headers: Record<string, string> = {},
) {
  const heard = collected<EventSourceMessage>()
  const beats = collected<string>()
  const parser = createParser({
    onEvent: heard.listener,
    onComment: beats.listener,
  })
  const request = http.get(url, { headers, agent: false })
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request.on('response', resolve)
    request.on('error', reject)
  })
  response.setEncoding('utf8')
  response.on('data', (text: string) => parser.feed(text))
  const ended = new Promise<void>((resolve) => {
    response.on('close', resolve)
  })
  return {
    status: response.statusCode,
    headers: response.headers,
    beats,
    ended,
    /** Waits for so many events. */
    reach: heard.until,
    /** The first so many events, with their data parsed. */
    async until(count: number) {
      const events = await heard.until(count)
      return events.map(({ event, id, data }) => ({
        event,
        id,
        data: JSON.parse(data) as Record<string, unknown>,
      }))
    },
    /** All events so far. */
    items: heard.items,
    lastId: () => heard.items.at(-1)?.id ?? '',
    /** Reads no further, though the connection stays. */
    pause: () => response.pause(),
    resume: () => response.resume(),
    async close() {
      request.destroy()
      await ended
    },
  }
}

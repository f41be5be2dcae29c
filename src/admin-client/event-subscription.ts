import { createParser } from 'eventsource-parser'
import type { MockEvent } from '../mock/controller.ts'
import type { Connection } from './connection.ts'

const FIRST_RETRY_MS = 500

/**
 * Follows the stream of events, and resumes it after a lost connection.
 *
 * @returns a function that ends the subscription, once the stream is open; from then on no event is missed.
 * @throws MockError (as a rejection) when it cannot be opened.
 */
export async function followEvents(
  { openEvents }: Connection,
  listener: (event: MockEvent) => void,
): Promise<() => void> {
  const stopping = new AbortController()
  const { signal } = stopping
  let lastEventId: string | undefined
  let retryMs = FIRST_RETRY_MS

  const read = async (response: Response) => {
    const parser = createParser({
      onRetry(ms) {
        retryMs = ms
      },
      onEvent({ event, id, data }) {
        lastEventId = id
        if (event !== 'hello' && !signal.aborted) deliver(listener, data)
      },
    })
    const reader = response.body?.getReader()
    const decoder = new TextDecoder()
    for (;;) {
      const { done = true, value } = (await reader?.read()) ?? {}
      if (done) return
      parser.feed(decoder.decode(value, { stream: true }))
    }
  }

  const follow = async (opened: Response) => {
    let response: Response | undefined = opened
    while (!signal.aborted) {
      try {
        response ??= await openEvents(lastEventId, signal)
        await read(response)
      } catch {
        // opened again, whatever the reason for its end
      }
      response = undefined
      await pause(retryMs, signal)
    }
  }

  void follow(await openEvents(undefined, signal))
  return () => stopping.abort()
}

function deliver(listener: (event: MockEvent) => void, data: string): void {
  const event = JSON.parse(data) as MockEvent
  try {
    listener(event)
  } catch {
    // as in process: an error of a listener is ignored
  }
}

/** Waits in real time, until the subscription ends at the latest. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
    if (signal.aborted) done()
  })
}

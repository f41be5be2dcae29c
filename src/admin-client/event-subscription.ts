import { createParser } from 'eventsource-parser'
import type { MockEvent } from '../mock/controller.ts'
import type { Connection } from './connection.ts'

const FIRST_RETRY_MS = 500

/**
 * Follows the stream of events, and comes back to where it was whenever the connection is lost.
 *
 * @returns ends that, once the stream is open: from then on no event is missed.
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
        // whatever ended the stream, it is opened again
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
    // as in the process of the mock: what a listener makes of it is its own concern
  }
}

/** Lets real time pass, but not after the end. */
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

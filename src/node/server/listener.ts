import { getRequestListener, RequestError } from '@hono/node-server'
import type {
  IncomingMessage,
  RequestListener,
  ServerResponse,
} from 'node:http'
import { ServiceException } from '../../errors.ts'
import type { PaymentsMockCore } from '../../mock/mock.ts'
import { limitBody } from './body-limit.ts'
import { withCors } from './cors.ts'
import { waitUnlessGone } from './patience.ts'
import type { Refuse } from './refusals.ts'
import { comesInPieces, sendInPieces } from './send-in-pieces.ts'

/** What a listener answers with. */
export interface ListenerParts {
  fetch: PaymentsMockCore['fetch']
  refuse: Refuse
  cors: string | undefined
}

/** Turns Node's requests into the Fetch API's and answers each of them, whatever it is. */
export function createListener(parts: ListenerParts): RequestListener {
  const { fetch, refuse, cors } = parts
  const answer = getRequestListener(
    async (request, bindings) => {
      // this listener serves HTTP/1.1 alone
      const incoming = bindings.incoming as IncomingMessage
      const outgoing = bindings.outgoing as ServerResponse
      const wait = (ms: number) => waitUnlessGone(outgoing, ms)
      const response = await withCors(cors, request, async () => {
        try {
          const answered = await fetch(await limitBody(request, incoming), {
            wait,
            isGone: () => outgoing.destroyed,
          })
          return answered.type === 'error' ? cutOff(incoming) : answered
        } catch (error) {
          if (outgoing.destroyed) return new Response()
          return refuse(toException(error))
        }
      })
      return comesInPieces(response)
        ? sendInPieces(response, outgoing)
        : response
    },
    {
      overrideGlobalObjects: false,
      // a target that is no URL comes here without a request
      errorHandler: (error) => refuse(toException(error)),
    },
  )
  return (incoming, outgoing) => {
    const { headers } = incoming
    if (!isPlainHost(headers.host)) {
      // to the service one name is as good as another, so one that is no URL's host is not an error
      headers.host = 'localhost'
    }
    void answer(incoming, outgoing)
  }
}

/** A connection that is lost in the middle of a call: the Fetch API's network error, on a socket. */
function cutOff({ socket }: Pick<IncomingMessage, 'socket'>): Response {
  socket.resetAndDestroy()
  return new Response()
}

function isPlainHost(host: string | undefined): boolean {
  const url = `http://${host}`
  return (
    host !== undefined &&
    URL.canParse(url) &&
    new URL(url).hostname === host.toLowerCase().replace(/:\d*$/, '')
  )
}

function toException(error: unknown): ServiceException {
  if (error instanceof ServiceException) return error
  if (error instanceof RequestError) {
    return new ServiceException(
      'SerializationException',
      `The request target cannot be read: ${error.message}`,
    )
  }
  console.error(error)
  return new ServiceException(
    'InternalServerException',
    'Something went wrong in processing your request',
  )
}

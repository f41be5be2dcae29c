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

/** Parts of a listener. */
export interface ListenerParts {
  fetch: PaymentsMockCore['fetch']
  refuse: Refuse
  cors: string | undefined
}

/** Converts Node's requests to the Fetch API's and answers each of them. */
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
      // a request target that is not a URL arrives without a request
      errorHandler: (error) => refuse(toException(error)),
    },
  )
  return (incoming, outgoing) => {
    const { headers } = incoming
    if (!isPlainHost(headers.host)) {
      // the service accepts any host name, so one that no URL can have is not an error
      headers.host = 'localhost'
    }
    void answer(incoming, outgoing)
  }
}

/** Closes the socket in the middle of a call, which a client sees as a network error. */
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

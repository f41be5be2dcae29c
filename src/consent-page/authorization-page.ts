import { consentPage } from './page.ts'
import { consentQuestion } from './question.ts'
import { findConsentSubject } from './subject.ts'
import { html } from './html.ts'
import type { ConsentWorld } from './consent-world.ts'
import { AUTHORIZATION_PATH, requestUriOf } from '../domain/consent-address.ts'
import { MockError, ServiceException } from '../errors.ts'
import { ownOrigin } from '../protocol/own-origin.ts'
import { exceptionReply } from '../protocol/reply.ts'

const METHODS = ['GET', 'HEAD', 'POST']
const FORM = /^application\/x-www-form-urlencoded\s*(;|$)/i

/**
 * Serves the page on which a developer consents to a connector. It is not an operation: it has no journal entry and
 * uses no id.
 *
 * @param worldOf returns the mock of the page.
 */
export function createAuthorizationPage(
  worldOf: () => ConsentWorld,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const { method, url } = request
    if (!METHODS.includes(method)) return methodNotAllowed(method)
    const requestUri = new URL(url).searchParams.get('request_uri')
    if (method === 'POST') return answer(request, requestUri, worldOf())
    const page = show(requestUri, worldOf())
    return method === 'HEAD' ? new Response(null, page) : page
  }
}

function show(requestUri: string | null, world: ConsentWorld): Response {
  // a clock that runs may have let it lapse
  world.events.settle()
  const subject = subjectOf(connectorOf(requestUri, world), world)
  if (subject === undefined) return invalidLinkPage()
  const buttons = subject.answers
    // consent lapses by time alone
    .filter(({ answer: choice }) => isAnswer(choice))
    .map(
      ({ answer: choice, label }) =>
        html`<button name="answer" value="${choice}">${label}</button>`,
    )
  return consentPage(200, subject.question, consentQuestion(subject, buttons))
}

async function answer(
  request: Request,
  requestUri: string | null,
  world: ConsentWorld,
): Promise<Response> {
  if (isForeign(request)) {
    return consentPage(
      403,
      'Answer refused',
      html`<p>It came from a page of another site. Nothing has changed.</p>`,
    )
  }
  const given = await readAnswer(request)
  const id = connectorOf(requestUri, world)
  if (id === undefined) return invalidLinkPage()
  if (given === undefined) {
    return consentPage(
      400,
      'Invalid answer',
      html`<p>
        Send a form with <code>answer=grant</code> or <code>answer=deny</code>.
      </p>`,
    )
  }
  try {
    world.consent[given](id)
  } catch (error) {
    // a clock that runs has let it lapse
    if (error instanceof MockError) return invalidLinkPage()
    throw error
  }
  const subject = subjectOf(id, world)
  return subject === undefined
    ? invalidLinkPage()
    : consentPage(200, subject.question, consentQuestion(subject, []))
}

/** Finds the connector of a link, while it waits for an answer. */
function connectorOf(
  requestUri: string | null,
  { db }: ConsentWorld,
): string | undefined {
  return db.paymentConnector
    .getAll()
    .find(
      ({ status, authorizationUrl: url }) =>
        status === 'PENDING_AUTHENTICATION' &&
        url !== null &&
        requestUriOf(url) === requestUri,
    )?.paymentConnectorId
}

function subjectOf(id: string | undefined, world: ConsentWorld) {
  return id === undefined ? undefined : findConsentSubject(world, id)
}

/** inferred: one page for every invalid link, because an answered link is forgotten. */
function invalidLinkPage(): Response {
  return consentPage(
    400,
    'This link is not valid',
    html`<p>
      A link lasts ten minutes and takes one answer. This one has expired, was
      used, or was never given out.
    </p>`,
  )
}

/** Checks whether a page of another site sent the answer. */
function isForeign(request: Request): boolean {
  const { headers } = request
  const origin = headers.get('origin')
  return (
    headers.get('sec-fetch-site') === 'cross-site' ||
    (origin !== null && origin !== ownOrigin(request))
  )
}

/** Checks whether a text is an answer to this question. */
function isAnswer(text: string | null): text is 'grant' | 'deny' {
  return text === 'grant' || text === 'deny'
}

async function readAnswer(
  request: Request,
): Promise<'grant' | 'deny' | undefined> {
  if (!FORM.test(request.headers.get('content-type') ?? '')) return undefined
  // a truncated body is no answer
  const body = await request.text().catch(() => '')
  const given = new URLSearchParams(body).get('answer')
  return isAnswer(given) ? given : undefined
}

function methodNotAllowed(method: string): Response {
  const allow = METHODS.join(', ')
  const refusal = new ServiceException(
    'MethodNotAllowedException',
    `${AUTHORIZATION_PATH} does not answer ${method}. Allowed: ${allow}`,
  )
  const { statusCode, body } = exceptionReply(refusal)
  return new Response(body, {
    status: statusCode,
    headers: {
      'content-type': 'application/json',
      'x-amzn-errortype': refusal.name,
      allow,
    },
  })
}

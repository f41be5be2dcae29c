import { consentPage } from '../../consent-page/page.ts'
import { consentQuestion } from '../../consent-page/question.ts'
import { findConsentSubject } from '../../consent-page/subject.ts'
import { html } from '../../consent-page/html.ts'
import { CONSENT_ANSWERS } from '../../domain/consent-answers.ts'
import { MockError } from '../../errors.ts'
import type { AdminRoute, AdminWorld } from '../http/route.ts'
import { CONSENT_PAGES, namespaceQuery } from '../http/consent-link.ts'

/** Routes that answer with pages, errors included. */
export const CONSENT_PAGE_ROUTES: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: `${CONSENT_PAGES}/{name}`,
    summary: 'Show the consent page of a wallet or connector',
    reply: 'page',
    answer: (world, { name }) => show(world, name),
  },
  ...CONSENT_ANSWERS.map((answer): AdminRoute => ({
    method: 'POST',
    path: `${CONSENT_PAGES}/{name}/${answer}`,
    summary: `Submit the answer on that page: ${answer}`,
    reply: 'redirect',
    answer(world, { name }) {
      try {
        world.controller.consent[answer](name)
      } catch (error) {
        if (error instanceof MockError) return show(world, name, error.message)
        throw error
      }
      // a redirect, so that a reload does not send the answer again
      return new Response(null, {
        status: 303,
        headers: {
          location: `../${encodeURIComponent(name)}${namespaceQuery(world.namespace)}`,
          'cache-control': 'no-store',
        },
      })
    },
  })),
]

/** @param problem why an answer was not taken; such a page is shown at the address of that answer. */
function show(
  { controller, namespace }: AdminWorld,
  id: string,
  problem?: string,
): Response {
  // a clock that runs may have let it lapse
  controller.events.settle()
  const subject = findConsentSubject(controller, id)
  if (subject === undefined) {
    return consentPage(
      404,
      'No such wallet or connector',
      html`<p>There is no wallet or connector <code>${id}</code>.</p>`,
    )
  }
  // relative, so that it also holds behind a proxy that adds to the path
  const pages = problem === undefined ? '.' : '..'
  const buttons = subject.answers.map(({ answer, label }) => {
    const action = `${pages}/${encodeURIComponent(id)}/${answer}${namespaceQuery(namespace)}`
    return html`<button formaction="${action}">${label}</button>`
  })
  return consentPage(
    problem === undefined ? 200 : 400,
    subject.question,
    consentQuestion(subject, buttons, problem),
  )
}

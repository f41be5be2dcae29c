import { CONSENT_ANSWERS } from '../domain/consent-answers.ts'
import { MockError } from '../errors.ts'
import type { AdminRoute, AdminWorld } from './admin-route.ts'
import { CONSENT_PAGES, namespaceQuery } from './consent-link.ts'
import { consentPage } from './consent-page.ts'
import { findConsentSubject } from './consent-subject.ts'

/** Pages for people: a refusal, too, is one. */
export const CONSENT_PAGE_ROUTES: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: `${CONSENT_PAGES}/{name}`,
    summary: 'Shows a page on which a person consents to a wallet or connector',
    reply: 'page',
    answer: (world, { name }) => show(world, name),
  },
  ...CONSENT_ANSWERS.map((answer): AdminRoute => ({
    method: 'POST',
    path: `${CONSENT_PAGES}/{name}/${answer}`,
    summary: `Takes the answer of that page: ${answer}`,
    reply: 'redirect',
    answer(world, { name }) {
      try {
        world.controller.consent[answer](name)
      } catch (error) {
        if (error instanceof MockError) return show(world, name, error.message)
        throw error
      }
      // a page that is loaded again sends no answer again
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

/** @param problem why an answer was not taken. */
function show(
  { controller, namespace }: AdminWorld,
  id: string,
  problem?: string,
): Response {
  // a clock that runs may have let it lapse
  controller.events.settle()
  const subject = findConsentSubject(controller, id)
  const parts = { id, subject, namespace, problem }
  if (subject === undefined) return consentPage(404, parts)
  return consentPage(problem === undefined ? 200 : 400, parts)
}

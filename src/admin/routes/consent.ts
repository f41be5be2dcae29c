import {
  CONSENT_ANSWERS,
  type ConsentAnswer,
} from '../../domain/consent-answers.ts'
import type { AdminRoute } from '../http/route.ts'
import { TEXT, anyOf, described, objectOf } from '../http/json-schema.ts'

const SUMMARIES: Readonly<Record<ConsentAnswer, string>> = {
  grant: 'Grant the consent for a wallet or connector',
  deny: 'Deny the consent for a wallet or connector',
  lapse: 'Let the consent for a wallet or connector lapse',
}

export const CONSENT_ROUTES: readonly AdminRoute[] = CONSENT_ANSWERS.map(
  (answer) => ({
    method: 'POST',
    path: `consent/${answer}`,
    summary: SUMMARIES[answer],
    body: anyOf({ id: described(TEXT, 'Id of a wallet or a connector') }),
    reply: objectOf({ status: { const: 'ok' } }),
    answer({ controller }, { body }) {
      controller.consent[answer](body['id'] as string)
      return { status: 'ok' }
    },
  }),
)

import type { AdminRoute } from '../http/route.ts'
import { refTo } from '../http/schemas.ts'
import {
  TEXT,
  anyOf,
  described,
  listOf,
  objectOf,
} from '../http/json-schema.ts'

const ID = described(TEXT, 'Id of a connector or wallet, or ARN of a manager')
const REASON = described(TEXT, "Stored in the row's statusReason")

export const TRANSITION_ROUTES: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: 'transitions',
    summary: 'List the pending transitions',
    reply: objectOf({ transitions: listOf(refTo('PendingTransition')) }),
    answer: ({ controller }) => ({
      transitions: controller.transitions.list(),
    }),
  },
  {
    method: 'POST',
    path: 'transitions/complete',
    summary: 'Complete a pending transition now',
    body: anyOf({ id: ID }),
    reply: refTo('StatusChanged'),
    answer: ({ controller }, { body }) =>
      controller.transitions.complete(body['id'] as string),
  },
  {
    method: 'POST',
    path: 'transitions/fail',
    summary: 'Fail a pending transition now',
    body: anyOf({ id: ID, reason: REASON }),
    reply: refTo('StatusChanged'),
    answer: ({ controller }, { body }) =>
      controller.transitions.fail(
        body['id'] as string,
        body['reason'] as string | undefined,
      ),
  },
]

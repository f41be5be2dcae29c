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
const REASON = described(TEXT, "Kept in the row's statusReason")

export const TRANSITION_ROUTES: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: 'transitions',
    summary: 'Lists the statuses that are on their way',
    reply: objectOf({ transitions: listOf(refTo('PendingTransition')) }),
    answer: ({ controller }) => ({
      transitions: controller.transitions.list(),
    }),
  },
  {
    method: 'POST',
    path: 'transitions/complete',
    summary: 'Lets a status move on now',
    body: anyOf({ id: ID }),
    reply: refTo('StatusChanged'),
    answer: ({ controller }, { body }) =>
      controller.transitions.complete(body['id'] as string),
  },
  {
    method: 'POST',
    path: 'transitions/fail',
    summary: 'Lets a status fail now',
    body: anyOf({ id: ID, reason: REASON }),
    reply: refTo('StatusChanged'),
    answer: ({ controller }, { body }) =>
      controller.transitions.fail(
        body['id'] as string,
        body['reason'] as string | undefined,
      ),
  },
]

import type { AdminRoute } from '../http/route.ts'
import { refTo } from '../http/schemas.ts'

export const POLICY_ROUTES: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: 'policy',
    summary: 'Says how the mock decides where the service leaves a choice',
    reply: refTo('Policy'),
    answer: ({ controller }) => controller.policy,
  },
  {
    method: 'POST',
    path: 'policy',
    summary: 'Decides otherwise from now on, until the next reset',
    body: refTo('PolicyChoice'),
    reply: refTo('Policy'),
    answer({ controller }, { body }) {
      // the mock itself checks every choice
      controller.setPolicy(body)
      return controller.policy
    },
  },
]

import type { AdminRoute } from '../http/route.ts'
import { refTo } from '../http/schemas.ts'

export const POLICY_ROUTES: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: 'policy',
    summary: 'Get the policies in force',
    reply: refTo('Policy'),
    answer: ({ controller }) => controller.policy,
  },
  {
    method: 'POST',
    path: 'policy',
    summary: 'Change policies until the next reset, restore or rewind',
    body: refTo('PolicyChoice'),
    reply: refTo('Policy'),
    answer({ controller }, { body }) {
      // the mock itself checks every choice
      controller.setPolicy(body)
      return controller.policy
    },
  },
]

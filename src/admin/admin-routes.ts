import type { AdminRoute } from './admin-route.ts'
import { CLOCK_ROUTES } from './clock-routes.ts'
import { CONSENT_PAGE_ROUTES } from './consent-page-routes.ts'
import { CONSENT_ROUTES } from './consent-routes.ts'
import { EVENT_ROUTES } from './event-routes.ts'
import { FAULT_ROUTES } from './fault-routes.ts'
import { HEALTH_ROUTES } from './health-routes.ts'
import { JOURNAL_ROUTES } from './journal-routes.ts'
import { NAMESPACE_ROUTES } from './namespace-routes.ts'
import { describeApi } from './openapi.ts'
import { POLICY_ROUTES } from './policy-routes.ts'
import { QUERY_ROUTES } from './query-routes.ts'
import { SCENARIO_ROUTES } from './scenario-routes.ts'
import { STATE_ROUTES } from './state-routes.ts'
import { TRANSITION_ROUTES } from './transition-routes.ts'

/** Everything that the admin API answers. */
export const ADMIN_ROUTES: readonly AdminRoute[] = [
  ...HEALTH_ROUTES,
  ...POLICY_ROUTES,
  ...SCENARIO_ROUTES,
  ...CLOCK_ROUTES,
  ...TRANSITION_ROUTES,
  ...CONSENT_ROUTES,
  ...CONSENT_PAGE_ROUTES,
  ...STATE_ROUTES,
  ...QUERY_ROUTES,
  ...FAULT_ROUTES,
  ...JOURNAL_ROUTES,
  ...EVENT_ROUTES,
  ...NAMESPACE_ROUTES,
  {
    method: 'GET',
    path: 'openapi.json',
    summary: 'Describes all of this in OpenAPI 3.1',
    reply: { type: 'object' },
    answer: ({ version }) => describeApi(ADMIN_ROUTES, version),
  },
]

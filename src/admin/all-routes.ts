import type { AdminRoute } from './http/route.ts'
import { CHAIN_ROUTES } from './routes/chains.ts'
import { CLOCK_ROUTES } from './routes/clock.ts'
import { CONSENT_PAGE_ROUTES } from './routes/consent-page.ts'
import { CONSENT_ROUTES } from './routes/consent.ts'
import { EVENT_ROUTES } from './routes/events.ts'
import { FAULT_ROUTES } from './routes/faults.ts'
import { HEALTH_ROUTES } from './routes/health.ts'
import { JOURNAL_ROUTES } from './routes/journal.ts'
import { NAMESPACE_ROUTES } from './routes/namespaces.ts'
import { describeApi } from './openapi.ts'
import { POLICY_ROUTES } from './routes/policy.ts'
import { QUERY_ROUTES } from './routes/query.ts'
import { SCENARIO_ROUTES } from './routes/scenarios.ts'
import { STATE_ROUTES } from './routes/state.ts'
import { TRANSITION_ROUTES } from './routes/transitions.ts'
import { WALLET_ROUTES } from './routes/wallets.ts'

/** All routes of the admin API. */
export const ADMIN_ROUTES: readonly AdminRoute[] = [
  ...HEALTH_ROUTES,
  ...POLICY_ROUTES,
  ...SCENARIO_ROUTES,
  ...CLOCK_ROUTES,
  ...TRANSITION_ROUTES,
  ...CONSENT_ROUTES,
  ...CONSENT_PAGE_ROUTES,
  ...WALLET_ROUTES,
  ...CHAIN_ROUTES,
  ...STATE_ROUTES,
  ...QUERY_ROUTES,
  ...FAULT_ROUTES,
  ...JOURNAL_ROUTES,
  ...EVENT_ROUTES,
  ...NAMESPACE_ROUTES,
  {
    method: 'GET',
    path: 'openapi.json',
    summary: 'Return the OpenAPI 3.1 description of this API',
    reply: { type: 'object' },
    answer: ({ version }) => describeApi(ADMIN_ROUTES, version),
  },
]

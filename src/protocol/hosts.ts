/** The two halves of the service, each with hosts of its own. */
export type Plane = 'data' | 'control'

// documented: the SDKs' endpoint rules (standard, FIPS, dual-stack `api.aws`, China)
const HOST_SUFFIX =
  '(?:-fips)?\\.[a-z0-9-]+\\.(?:amazonaws\\.com(?:\\.cn)?|api\\.aws)'

const HOSTS: Record<Plane, string> = {
  data: `bedrock-agentcore${HOST_SUFFIX}`,
  control: `bedrock-agentcore-control${HOST_SUFFIX}`,
}

const HOST_PATTERNS = Object.entries(HOSTS).map(
  ([plane, host]) => [plane as Plane, new RegExp(`^${host}$`)] as const,
)

/**
 * The plane that an AWS host serves, or undefined for any other host.
 * A host that is not AWS's (a local server) serves both planes: their paths do not clash.
 */
export function planeOfHost(hostname: string): Plane | undefined {
  return HOST_PATTERNS.find(([, pattern]) => pattern.test(hostname))?.[0]
}

/** Matches every URL on the AWS hosts of a plane, in any region. */
export function awsUrlPattern(plane: Plane): RegExp {
  return new RegExp(`^https?://${HOSTS[plane]}(?::\\d+)?/`)
}

// documented: every Payments path of the wire model begins so, credential providers and tokens under /identities
// recorded: so does the page on which a developer is asked about a connector
const PAYMENTS_PATH =
  /^\/(?:payments(?:\/|$)|identities\/(?:.*payment|oauth2\/authorize(?:\/|$)))/i

/** Whether a path belongs to Payments, known to us or not; the rest of AgentCore does not. */
export function isPaymentsPath(path: string): boolean {
  return PAYMENTS_PATH.test(path)
}

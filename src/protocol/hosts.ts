/** The two planes of the service, each with its own hosts. */
export type Plane = 'data' | 'control'

// documented: DNS suffixes of all partitions, dual-stack ones too, as the SDKs have them
const AWS_SUFFIXES = [
  'amazonaws.com',
  'api.aws',
  'amazonaws.com.cn',
  'api.amazonwebservices.com.cn',
  'amazonaws.eu',
  'api.amazonwebservices.eu',
  'c2s.ic.gov',
  'api.aws.ic.gov',
  'sc2s.sgov.gov',
  'api.aws.scloud',
  'cloud.adc-e.uk',
  'api.cloud-aws.adc-e.uk',
  'csp.hci.ic.gov',
  'api.aws.hci.ic.gov',
]

// documented: `bedrock-agentcore` and `bedrock-agentcore-control`, `-fips` after either, in front of a region; an
// endpoint of a VPC has its own label before and `vpce` after. Unknown labels count too: a payment call
// must not reach AWS because of a new kind of host.
const SERVICE_LABEL = /(?:^|\.)bedrock-agentcore(?<rest>[a-z0-9-]*)\./

/**
 * Determines the plane of an AWS host, in any partition and region; undefined for any other host.
 * A host that is not AWS's (a local server) serves both planes: their paths do not clash.
 */
export function planeOfHost(hostname: string): Plane | undefined {
  if (!AWS_SUFFIXES.some((suffix) => hostname.endsWith(`.${suffix}`))) {
    return undefined
  }
  const label = SERVICE_LABEL.exec(hostname)
  if (label === null) return undefined
  return label.groups?.['rest']?.startsWith('-control') ? 'control' : 'data'
}

// documented: every Payments path of the wire model begins so, credential providers and tokens under /identities
// recorded: so does the page on which a developer consents to a connector
const PAYMENTS_PATH =
  /^\/(?:payments(?:\/|$)|identities\/(?:.*payment|oauth2\/authorize(?:\/|$)))/i

/** Checks whether a path belongs to Payments, even of an unknown operation, and not to the rest of AgentCore. */
export function isPaymentsPath(path: string): boolean {
  return PAYMENTS_PATH.test(path)
}

const BASE_PATH = /^.*?(?=\/(?:payments(?:\/|$)|identities\/))/i

/** Removes the part before the service's own path, such as the base path of an endpoint. */
export function withoutBasePath(path: string): string {
  const servicePath = path.replace(BASE_PATH, '')
  return isPaymentsPath(servicePath) ? servicePath : path
}

/** Removes a second leading slash, which a base URL that ends in a slash adds. */
export function withOneSlash(path: string): string {
  return path.replace(/^\/*/, '/')
}

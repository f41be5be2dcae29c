/** The two halves of the service, each with hosts of its own. */
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
// endpoint of a VPC has its own label before and `vpce` after. Labels that are not known count too: a call for money
// must not leave because AWS has added a kind of host.
const SERVICE_LABEL = /(?:^|\.)bedrock-agentcore(?<rest>[a-z0-9-]*)\./

/**
 * The plane that an AWS host serves, in any partition and region, or undefined for any other host.
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
// recorded: so does the page on which a developer is asked about a connector
const PAYMENTS_PATH =
  /^\/(?:payments(?:\/|$)|identities\/(?:.*payment|oauth2\/authorize(?:\/|$)))/i

/** Checks whether a path belongs to Payments, known to us or not; the rest of AgentCore does not. */
export function isPaymentsPath(path: string): boolean {
  return PAYMENTS_PATH.test(path)
}

const BASE_PATH = /^.*?(?=\/(?:payments(?:\/|$)|identities\/))/i

/** The same path without what stands before the service's own part, such as the base path of an endpoint. */
export function withoutBasePath(path: string): string {
  const servicePath = path.replace(BASE_PATH, '')
  return isPaymentsPath(servicePath) ? servicePath : path
}

/** The same path with one slash at its beginning: a base URL that ends in a slash adds a second one. */
export function withOneSlash(path: string): string {
  return path.replace(/^\/*/, '/')
}

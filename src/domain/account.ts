import { credentialScopeOf } from '../protocol/credential-scope.ts'

/** Where the resources of a call's account are. */
export interface Account {
  /** The AWS partition, as ARNs begin with it. */
  partition: string
  region: string
  /** Twelve digits. */
  accountId: string
}

// documented: the SDKs' endpoint rules
const HOST_REGION =
  /^bedrock-agentcore[a-z-]*\.(?<region>[a-z0-9-]+)\.(?:amazonaws\.com|api\.aws)/

/** Where a scenario's resources are, when it does not say. */
export const DEFAULT_ACCOUNT: Account = {
  partition: 'aws',
  region: 'us-east-1',
  accountId: '123456789012',
}

/**
 * The account that a call is made in: always the same one, in the region that the call was signed for or sent to.
 */
export function accountOf(request: Pick<Request, 'headers' | 'url'>): Account {
  const region =
    credentialScopeOf(request.headers)?.region ??
    HOST_REGION.exec(new URL(request.url).hostname)?.groups?.['region'] ??
    DEFAULT_ACCOUNT.region
  return { ...DEFAULT_ACCOUNT, partition: partitionOf(region), region }
}

// documented: the SDKs' partitions
function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn'
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'
}

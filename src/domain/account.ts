import { credentialScopeOf } from './credential-scope.ts'

/** The partition, region and account of resources. */
export interface Account {
  /** The AWS partition, the first part of ARNs. */
  partition: string
  region: string
  /** Twelve digits. */
  accountId: string
}

const ACCOUNT_ID = /^\d{12}$/
// documented: the SDKs' endpoint rules
const HOST_REGION =
  /^bedrock-agentcore[a-z-]*\.(?<region>[a-z0-9-]+)\.(?:amazonaws\.com|api\.aws)/

/** The default account of a scenario's resources. */
export const DEFAULT_ACCOUNT: Account = {
  partition: 'aws',
  region: 'us-east-1',
  accountId: '123456789012',
}

/** Checks whether a call has a bearer token, valid or not. */
export function hasBearerToken(headers: Headers): boolean {
  return /^Bearer\b/i.test(headers.get('authorization') ?? '')
}

/**
 * Determines the account of a signed call, in the region that it was signed for or sent to.
 *
 * @param homeAccountId the account of callers whose access key ID is not an account's twelve digits, a convention of
 *   other AWS mocks.
 */
export function accountOf(
  request: Pick<Request, 'headers' | 'url'>,
  homeAccountId: string,
): Account {
  const scope = credentialScopeOf(request.headers)
  const region =
    scope?.region ??
    HOST_REGION.exec(new URL(request.url).hostname)?.groups?.['region'] ??
    DEFAULT_ACCOUNT.region
  const accountId =
    scope !== undefined && ACCOUNT_ID.test(scope.keyId)
      ? scope.keyId
      : homeAccountId
  return { partition: partitionOf(region), region, accountId }
}

// documented: the SDKs' partitions
function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn'
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'
}

import { credentialScopeOf } from '../domain/credential-scope.ts'
import { isPaymentsPath, withoutBasePath } from '../protocol/hosts.ts'

/**
 * Warns of calls to AgentCore Payments that go to an endpoint which nobody named, as `AWS_ENDPOINT_URL` makes them:
 * the mock leaves them alone, and whatever listens there answers. Each endpoint is told once.
 */
export function createUnnamedEndpointWarning(): (request: Request) => void {
  const told = new Set<string>()
  return (request) => {
    const { origin, pathname } = new URL(request.url)
    const path = withoutBasePath(pathname)
    if (told.has(origin) || !isPaymentsPath(path) || !isSigned(request)) return
    told.add(origin)
    const endpoint = origin + pathname.slice(0, -path.length)
    console.warn(
      `agentcore-payments-mock: a call to AgentCore Payments goes to ${endpoint}, which this mock does not answer for. To answer it here, name the endpoint: createPaymentsMock({ endpoints: [${JSON.stringify(endpoint)}] })`,
    )
  }
}

/** An own server of somebody may have paths such as /payments; a signature tells that the call is for AWS. */
function isSigned({ headers }: Request): boolean {
  return (
    credentialScopeOf(headers)?.service === 'bedrock-agentcore' ||
    headers.has('x-amzn-bedrock-agentcore-payments-user-id')
  )
}

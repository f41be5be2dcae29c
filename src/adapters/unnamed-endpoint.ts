import { credentialScopeOf } from '../domain/credential-scope.ts'
import { isPaymentsPath, withoutBasePath } from '../protocol/hosts.ts'

/**
 * Warns about calls to AgentCore Payments at an endpoint that was not named to the mock, e.g. one set by
 * `AWS_ENDPOINT_URL`: the mock does not answer them. It warns once for each endpoint.
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

/** Checks for an AWS signature, as any server may have paths such as /payments. */
function isSigned({ headers }: Request): boolean {
  return (
    credentialScopeOf(headers)?.service === 'bedrock-agentcore' ||
    headers.has('x-amzn-bedrock-agentcore-payments-user-id')
  )
}

import { valueText } from '../domain/value-text.ts'
import { MockError } from '../errors.ts'
import type { Policy } from '../policy/policy.ts'
import {
  isPaymentsPath,
  planeOfHost,
  withOneSlash,
  withoutBasePath,
  type Plane,
} from '../protocol/hosts.ts'

/** Target of a request: the service's path, and the plane if the host has only one. */
export interface Target {
  path: string
  plane: Plane | undefined
}

/** Recognizes requests for the service. */
export interface Endpoints {
  /** Determines the target of a URL; a host that is not AWS's serves both planes. */
  targetOf(url: URL): Target
  /**
   * Checks whether the mock answers a request: every Payments path on an AWS host or under an endpoint that
   * was named, and the rest of AgentCore there as `policy.otherOperations` says.
   */
  covers(url: URL): boolean
  /** Named base URLs, in addition to the AWS hosts. */
  readonly named: readonly string[]
}

/**
 * @param baseUrls further base URLs to answer for, e.g. `http://localhost:4402`.
 * @throws MockError for a value that is not a list, or a URL that is not http(s) or has a query or fragment.
 */
export function createEndpoints(
  baseUrls: readonly string[],
  policy: Pick<Policy, 'otherOperations'>,
): Endpoints {
  if (!Array.isArray(baseUrls)) {
    throw new MockError(
      `endpoints is a list of base URLs, e.g. endpoints: ['http://localhost:4402']. Received: ${valueText(baseUrls)}`,
    )
  }
  const named = baseUrls.map(readBaseUrl)

  const pathUnderNamed = (url: URL): string | undefined => {
    const base = named.find(
      ({ origin, prefix }) =>
        url.origin === origin && `${url.pathname}/`.startsWith(`${prefix}/`),
    )
    return base && withOneSlash(url.pathname.slice(base.prefix.length))
  }

  return {
    targetOf(url) {
      const plane = planeOfHost(url.hostname)
      const path = pathUnderNamed(url) ?? withOneSlash(url.pathname)
      return { path: plane ? path : withoutBasePath(path), plane }
    },
    covers(url) {
      const path =
        pathUnderNamed(url) ??
        (planeOfHost(url.hostname) && withOneSlash(url.pathname))
      if (path === undefined) return false
      return isPaymentsPath(path) || policy.otherOperations === 'refuse'
    },
    named: named.map(({ origin, prefix }) => origin + prefix),
  }
}

function readBaseUrl(text: string): { origin: string; prefix: string } {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (
    url === undefined ||
    !/^https?:$/.test(url.protocol) ||
    url.search !== '' ||
    url.hash !== ''
  ) {
    throw new MockError(
      `An endpoint must be an http or https base URL without a query, such as "http://localhost:4402". Received: ${valueText(text)}`,
    )
  }
  return { origin: url.origin, prefix: url.pathname.replace(/\/+$/, '') }
}

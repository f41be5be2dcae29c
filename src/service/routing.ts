import type { Endpoints } from './endpoint.ts'
import { ServiceException } from '../errors.ts'
import type { Exchange } from './exchange.ts'
import { hintAtRoute } from './hints.ts'
import type { Operation } from '../operation/operation.ts'
import { credentialScopeOf } from '../domain/credential-scope.ts'
import type { Plane } from '../protocol/hosts.ts'
import { createRouter, type RouteMatch } from '../protocol/router.ts'
import type { Registry } from '../operation/registry-check.ts'

// documented: both planes are signed for under this name
const SIGNING_NAME = 'bedrock-agentcore'

/** Finds the operation that an exchange is for. */
export type Routing = (exchange: Exchange) => RouteMatch<Operation>

/**
 * Finds the operation that a request is for, and throws when there is none.
 *
 * A request that is signed or sent to AWS gets AWS's error; an unsigned request to a local server gets an error that
 * says what is wrong.
 */
export function createRouting({
  registry,
  endpoints,
}: {
  registry: Registry
  endpoints: Endpoints
}): Routing {
  const operations = Object.values(registry)
  const ofPlane = (plane: Plane) =>
    createRouter(operations.filter((operation) => operation.plane === plane))
  const routers = {
    data: ofPlane('data'),
    control: ofPlane('control'),
    both: createRouter(operations),
  }

  return ({ request, url, hints }) => {
    const scope = credentialScopeOf(request.headers)
    if (scope !== undefined && scope.service !== SIGNING_NAME) {
      hints.push(
        `The request is signed for '${scope.service}'; sign requests of both planes for '${SIGNING_NAME}'`,
      )
      // observed: the text; the name is inferred, and that it comes before all else
      throw new ServiceException(
        'InvalidSignatureException',
        `Credential should be scoped to correct service: '${SIGNING_NAME}'`,
      )
    }
    const { path, plane } = endpoints.targetOf(url)
    try {
      return routers[plane ?? 'both'](request.method, path)
    } catch (error) {
      const { message } = error as ServiceException
      const nearest = hintAtRoute(`${request.method} ${path}`, registry)
      if (plane === undefined && scope === undefined) {
        hints.push(...nearest)
        throw error
      }
      hints.push(message, ...nearest)
      // observed: the text of an unknown path; the name is inferred, and the same for another method
      throw new ServiceException(
        'AccessDeniedException',
        'Unable to determine service/operation name to be authorized',
      )
    }
  }
}

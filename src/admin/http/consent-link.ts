import type { Namespaces } from '../../mock/namespaces.ts'
import { ownOrigin } from '../../protocol/own-origin.ts'
import { foreignHostOf, type AdminGate } from './gate.ts'

/** Under `/_mock/`; the id of what it is about follows. */
export const CONSENT_PAGES = 'consent/page'

/**
 * Says where a caller of the service finds the consent page of a wallet or connector, by its id: at the name by
 * which the service was called, in the same namespace. Undefined when the admin API does not answer to that name.
 */
export function consentPageFor(
  request: Request,
  namespaces: Namespaces,
  { host }: AdminGate,
): (id: string) => string | undefined {
  return (id) =>
    foreignHostOf(request, host) === undefined
      ? `${ownOrigin(request)}/_mock/${CONSENT_PAGES}/${encodeURIComponent(id)}${namespaceQuery(namespaces.nameOf(request))}`
      : undefined
}

/** What an address ends with that leads into a namespace. */
export function namespaceQuery(namespace: string | undefined): string {
  return namespace === undefined
    ? ''
    : `?namespace=${encodeURIComponent(namespace)}`
}

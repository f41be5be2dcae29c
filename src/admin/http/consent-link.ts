import type { Namespaces } from '../../mock/namespaces.ts'
import { ownOrigin } from '../../protocol/own-origin.ts'
import { foreignHostOf, type AdminGate } from './gate.ts'

/** Path under `/_mock/`; the id of the wallet or connector follows. */
export const CONSENT_PAGES = 'consent/page'

/**
 * Returns the address of the consent page of a wallet or connector: on the host that the caller used, in the same
 * namespace. Undefined when the admin API does not answer on that host.
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

/** Query string that selects a namespace. */
export function namespaceQuery(namespace: string | undefined): string {
  return namespace === undefined
    ? ''
    : `?namespace=${encodeURIComponent(namespace)}`
}

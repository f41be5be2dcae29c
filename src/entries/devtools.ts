import { createMountDevtools } from '../devtools/mount.ts'
import { catalogLibrary } from './catalog-library.ts'

/** Defines the element `<agentcore-payments-devtools>`, for pages that place it themselves. */
export async function defineDevtools(): Promise<void> {
  const { defineDevtoolsElement } = await import('../devtools/element.ts')
  defineDevtoolsElement()
}

/**
 * Puts the panel on a page. It shows and controls sessions, wallets, payments, the account, requests, clocks, faults,
 * scenarios and the world of a mock. Alt+Shift+P opens and closes it. While it is mounted, the mock is
 * `agentcorePayments` in the browser's console.
 *
 * In a production build, the call does nothing.
 *
 * @param controller a mock of this page, or an admin client.
 * @throws MockError for any other value, outside a page, or for an unknown option.
 * @example
 * ```ts
 * import { createPaymentsMock } from 'agentcore-payments-mock'
 * import { mountDevtools } from 'agentcore-payments-mock/devtools'
 *
 * const mock = createPaymentsMock()
 * const devtools = mountDevtools(mock, { position: 'right' })
 * devtools.unmount()
 * ```
 */
export const mountDevtools = createMountDevtools({
  library: catalogLibrary,
  define: defineDevtools,
})

export type { DevtoolsOptions, MountedDevtools } from '../devtools/mount.ts'
export type { DevtoolsTarget } from '../devtools/model/source.ts'

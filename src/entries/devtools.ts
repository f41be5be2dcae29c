import { createMountDevtools } from '../devtools/mount.ts'
import { catalogLibrary } from './catalog-library.ts'

/** Defines the element `<agentcore-payments-devtools>`, for pages that place it themselves. */
export async function defineDevtools(): Promise<void> {
  const { defineDevtoolsElement } = await import('../devtools/element.ts')
  defineDevtoolsElement()
}

/**
 * Puts the devtools panel on a page: sessions and their budgets, wallets, payments, the account, requests, the
 * clock, faults, scenarios and the state of a mock, to look at and to steer. Alt+Shift+P opens and closes it. The mock is
 * `agentcorePayments` in the browser's console as long.
 *
 * Where a bundler builds for production, nothing of it is left: the call does nothing.
 *
 * @param controller a mock of this page, or a client of a server's.
 * @throws MockError for what is neither, where there is no page, or for an unknown option.
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

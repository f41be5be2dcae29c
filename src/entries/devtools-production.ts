import type { DevtoolsTarget } from '../devtools/model/source.ts'
import type { DevtoolsOptions, MountedDevtools } from '../devtools/mount.ts'

/** Defines nothing: the production build of `agentcore-payments-mock/devtools`. */
export async function defineDevtools(): Promise<void> {}

/** Puts nothing on the page: the production build of `agentcore-payments-mock/devtools`. */
export function mountDevtools(
  _controller: DevtoolsTarget,
  _options: DevtoolsOptions = {},
): MountedDevtools {
  return { unmount() {} }
}

export type { DevtoolsOptions, DevtoolsTarget, MountedDevtools }

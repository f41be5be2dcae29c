import { requireKnownMembers } from '../domain/known-members.ts'
import { requireMethods } from '../domain/required-methods.ts'
import { MockError } from '../errors.ts'
import type { DevtoolsElement } from './element.ts'
import type { DevtoolsTarget, ScenarioLibrary } from './model/source.ts'
import type { Position } from './preferences.ts'

/** Options of `mountDevtools`. */
export interface DevtoolsOptions {
  /** Element that contains the panel. Default: the page's body. */
  target?: Element
  /** Opens the panel on the first visit. Default false: only its button shows. */
  initiallyOpen?: boolean
  /** Position of the panel on the first visit. Default `bottom`. */
  position?: Position
  /** Nonce for a Content-Security-Policy, only in browsers without constructable style sheets. */
  nonce?: string
}

/** The panel on a page. */
export interface MountedDevtools {
  /** Removes the panel and its listeners from the page. */
  unmount(): void
}

/** Parts that the entry provides. */
export interface DevtoolsParts {
  library: ScenarioLibrary
  /** Loads the panel's code and defines its element. */
  define(): Promise<void>
}

declare global {
  /** The mock that the panel shows, for the console. */
  var agentcorePayments: DevtoolsTarget | undefined
  /** Read by Lit where it has to write style elements. */
  var litNonce: string | undefined
}

/** Puts the panel on the page; its code is loaded asynchronously. */
export function createMountDevtools({ library, define }: DevtoolsParts) {
  return (
    controller: DevtoolsTarget,
    options: DevtoolsOptions = {},
  ): MountedDevtools => {
    requireMethods(
      'mountDevtools takes a mock or an admin client: mountDevtools(mock, options)',
      controller,
      ['snapshot', 'reset'],
    )
    requireKnownMembers({ owner: 'mountDevtools' }, options, {
      target: true,
      initiallyOpen: true,
      position: true,
      nonce: true,
    })
    if (typeof document === 'undefined') {
      throw new MockError(
        'mountDevtools needs a page, and there is no document here. Call it in a browser only; for a mock in Node, serve() shows the panel at /_mock/.',
      )
    }
    const { target = document.body, initiallyOpen, position, nonce } = options
    if (nonce !== undefined) globalThis.litNonce ??= nonce
    const element = document.createElement(
      'agentcore-payments-devtools',
    ) as DevtoolsElement
    // an element that is defined later finds these in place
    Object.assign(element, {
      controller,
      library,
      initially: {
        ...(initiallyOpen !== undefined && { open: initiallyOpen }),
        ...(position !== undefined && { position }),
      },
    })
    target.append(element)
    globalThis.agentcorePayments = controller
    void define()
    return {
      unmount() {
        element.remove()
        if (globalThis.agentcorePayments === controller) {
          Reflect.deleteProperty(globalThis, 'agentcorePayments')
        }
      },
    }
  }
}

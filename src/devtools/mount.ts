import { requireKnownMembers } from '../domain/known-members.ts'
import { requireMethods } from '../domain/required-methods.ts'
import { MockError } from '../errors.ts'
import type { DevtoolsElement } from './element.ts'
import type { DevtoolsTarget, ScenarioLibrary } from './model/source.ts'
import type { Position } from './preferences.ts'

/** How the panel is put on a page. */
export interface DevtoolsOptions {
  /** The element that it is put into. Default: the page's body. */
  target?: Element
  /** True if it is open when nothing is remembered. Default false: a round button is there. */
  initiallyOpen?: boolean
  /** Where it is docked when nothing is remembered. Default `bottom`. */
  position?: Position
  /** For pages whose Content-Security-Policy asks for one, in browsers without constructable style sheets. */
  nonce?: string
}

/** The panel on a page. */
export interface MountedDevtools {
  /** Takes it off the page, with all that it listens to. */
  unmount(): void
}

/** What mounting needs and the entry brings. */
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

/** Puts the panel on the page; its code comes a moment later. */
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
        'mountDevtools needs a page, and there is no document here. Call it in a browser only; for a mock in Node, serve() has the same panel at /_mock/.',
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

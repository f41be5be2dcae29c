import type { DevtoolsElement } from './element.ts'
import type { RemoteMock } from './model/source.ts'

/** Fills the page with the panel of a server's mock. */
export function showConsole(controller: RemoteMock): void {
  const element = document.createElement(
    'agentcore-payments-devtools',
  ) as DevtoolsElement
  element.page = true
  element.controller = controller
  document.body.append(element)
  globalThis.agentcorePayments = controller
}

import { ActionButton } from './parts/action-button.ts'
import { defineFluentElements } from './parts/fluent-elements.ts'
import { JsonTree } from './parts/json-tree.ts'
import { defineElement } from './parts/view-element.ts'
import { AccountView } from './views/account-view.ts'
import { ClockView } from './views/clock-view.ts'
import { FaultsView } from './views/faults-view.ts'
import { WalletsView } from './views/wallets-view.ts'
import { PaymentsView } from './views/payments-view.ts'
import { PolicySection } from './views/policy-section.ts'
import { RequestsView } from './views/requests-view.ts'
import { ScenariosView } from './views/scenarios-view.ts'
import { SearchView } from './views/search-view.ts'
import { SessionsView } from './views/sessions-view.ts'
import { WorldView } from './views/world-view.ts'
import { VirtualList } from './parts/virtual-list.ts'

/** Defines all elements that the panel is made of. */
export function definePanelElements(): void {
  defineFluentElements()
  defineElement('acp-action', ActionButton)
  defineElement('acp-list', VirtualList)
  defineElement('acp-json', JsonTree)
  defineElement('acp-sessions', SessionsView)
  defineElement('acp-wallets', WalletsView)
  defineElement('acp-payments', PaymentsView)
  defineElement('acp-account', AccountView)
  defineElement('acp-policy', PolicySection)
  defineElement('acp-requests', RequestsView)
  defineElement('acp-clock', ClockView)
  defineElement('acp-faults', FaultsView)
  defineElement('acp-scenarios', ScenariosView)
  defineElement('acp-world', WorldView)
  defineElement('acp-search', SearchView)
}

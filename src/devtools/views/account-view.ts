import { css, html, nothing, type TemplateResult } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import { accountItems, type AccountItem } from '../model/account-items.ts'
import { panelStyles } from '../styles/panel.ts'
import { counted, shortId } from '../model/readable.ts'
import { rowStatusTag } from '../parts/row-status-tag.ts'
import { emptyState, ViewElement } from '../parts/view-element.ts'
import { listStyles } from '../parts/virtual-list.ts'
import { connectorDetail } from './connector-detail.ts'
import { managerDetail } from './manager-detail.ts'
import { providerDetail } from './provider-detail.ts'
import { steeringStyles, type SteeringParts } from './steering.ts'

/** Key of the policy in the list. */
const POLICY = 'policy'

/** The set-up of the account: managers, connectors, credential providers and policies. */
export class AccountView extends ViewElement {
  static override styles = [
    panelStyles,
    listStyles,
    steeringStyles,
    css`
      .row.below {
        padding-left: 28px;
      }
      .row .tag {
        display: inline-block;
        flex-shrink: 1;
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
      }
    `,
  ]
  protected override readonly tickMs = 1_000

  protected override render() {
    const items = accountItems(this.model.state.tables)
    const isPicked = this.selected !== undefined
    return html`<div class="split ${isPicked ? 'picked' : ''}">
      <div class="pane">
        <div class="toolbar">
          <span class="grow muted small" role="status">${this.#summary()}</span>
          <acp-button
            size="small"
            appearance="subtle"
            @click=${() => this.go('account', POLICY)}
            >Policy</acp-button
          >
        </div>
        ${
          items.length === 0
            ? emptyState(
                'An empty account',
                'Create a credential provider and a manager first.',
              )
            : html`<acp-list
                label="Managers, connectors and credential providers"
                .rowHeight=${50}
                .items=${items}
                .selected=${this.selected}
                .keyOf=${({ key }: AccountItem) => key}
                .row=${row}
                @acp-pick=${({ detail }: CustomEvent<string>) =>
                  this.go('account', detail)}
              ></acp-list>`
        }
      </div>
      <div class="pane">
        <div class="scroll">${keyed(this.selected, this.#picked(items))}</div>
      </div>
    </div>`
  }

  #summary(): string {
    const { paymentManager, paymentConnector } = this.model.state.tables
    const { transitions } = this.model.state
    return [
      counted(paymentManager.length, 'manager'),
      counted(paymentConnector.length, 'connector'),
      ...(transitions.length > 0 ? [`${transitions.length} pending`] : []),
    ].join(', ')
  }

  #picked(items: readonly AccountItem[]): TemplateResult {
    const back = this.backButton('account', 'Account')
    if (this.selected === undefined || this.selected === POLICY) {
      return html`<div class="detail">
        ${back}<acp-policy .model=${this.model}></acp-policy>
      </div>`
    }
    const item = items.find(({ key }) => key === this.selected)
    if (item === undefined) {
      return html`<div class="detail">${back}</div>
        ${emptyState('Not found', 'It was deleted, or the world was replaced.')}`
    }
    const parts: SteeringParts = {
      model: this.model,
      back,
      link: (view, key, text) => this.link(view, key, text),
      typed: (id) => this.typed(id),
    }
    switch (item.table) {
      case 'paymentManager':
        return managerDetail(item.row, parts)
      case 'paymentConnector':
        return connectorDetail(item.row, parts)
      case 'paymentCredentialProvider':
        return providerDetail(item.row, parts)
    }
  }
}

function row(item: AccountItem): TemplateResult {
  switch (item.table) {
    case 'paymentManager': {
      const { paymentManagerArn, authorizerType, status } = item.row
      return lines(
        shortId(paymentManagerArn),
        status,
        html`<span class="grow clip">manager</span>
          <span>${authorizerType}</span>`,
      )
    }
    case 'paymentConnector': {
      const { paymentConnectorId, type, provisionMode, status } = item.row
      return lines(
        shortId(paymentConnectorId),
        status,
        html`<span class="grow clip">connector, ${provisionMode}</span>
          <span>${type}</span>`,
        'below',
      )
    }
    case 'paymentCredentialProvider': {
      const { name, vendor } = item.row
      return lines(
        name,
        'READY',
        html`<span class="grow clip">credential provider</span>
          <span>${vendor}</span>`,
      )
    }
  }
}

function lines(
  title: string,
  status: string,
  below: TemplateResult,
  place = '',
): TemplateResult {
  return html`<div class="row ${place}">
    <div class="line">
      <span class="clip grow">${title}</span>
      ${status === 'READY' ? nothing : rowStatusTag({ status })}
    </div>
    <div class="line small muted">${below}</div>
  </div>`
}

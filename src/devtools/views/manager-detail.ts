import { html, nothing, type TemplateResult } from 'lit'
import { accountKey } from '../model/account-items.ts'
import type { ConnectorRow, ManagerRow } from '../model/source.ts'
import { fact, timeFacts } from '../parts/fact.ts'
import { counted } from '../model/readable.ts'
import { rowStatusTag } from '../parts/row-status-tag.ts'
import { statusSection, type SteeringParts } from './steering.ts'

/** Renders the details of a manager. */
export function managerDetail(
  manager: ManagerRow,
  parts: SteeringParts,
): TemplateResult {
  const { paymentManagerArn } = manager
  const { tables } = parts.model.state
  const ownOf = <Row extends { paymentManagerArn: string }>(
    rows: readonly Row[],
  ) => rows.filter((row) => row.paymentManagerArn === paymentManagerArn)
  return html`<div class="detail">
    ${parts.back}
    <div class="head">
      <div class="title">
        <h2>${manager.name}</h2>
        <span class="muted mono">${paymentManagerArn}</span>
      </div>
      <span class="tag">${manager.authorizerType}</span>
      ${rowStatusTag(manager)}
    </div>
    ${statusSection('paymentManager', paymentManagerArn, manager, parts)}
    ${connectorsSection(ownOf(tables.paymentConnector), parts)}
    ${authorizerSection(manager)}
    <dl class="facts">
      ${
        manager.description === null
          ? nothing
          : fact('Description', manager.description)
      }
      ${fact('Wallets', ownOf(tables.paymentInstrument).length.toLocaleString('en'))}
      ${fact('Sessions', ownOf(tables.paymentSession).length.toLocaleString('en'))}
      ${fact('Role', mono(manager.roleArn))}
      ${manager.kmsKeyArn === null ? nothing : fact('Key', mono(manager.kmsKeyArn))}
      ${fact('Workload identity', mono(manager.workloadIdentityArn))}
      ${timeFacts(manager)}
      ${fact('Row', parts.link('world', `paymentManager/${paymentManagerArn}`, 'Show'))}
    </dl>
  </div>`
}

function connectorsSection(
  connectors: readonly ConnectorRow[],
  { link }: SteeringParts,
): TemplateResult {
  return html`<section aria-label="Connectors">
    <h3>${counted(connectors.length, 'connector')}</h3>
    ${
      connectors.length === 0
        ? nothing
        : html`<ul class="card lines">
            ${connectors.map((connector) => connectorLine(connector, link))}
          </ul>`
    }
  </section>`
}

function connectorLine(
  connector: ConnectorRow,
  link: SteeringParts['link'],
): TemplateResult {
  const { paymentConnectorId, type } = connector
  const key = accountKey('paymentConnector', paymentConnectorId)
  return html`<li>
    <span class="grow clip">${link('account', key, paymentConnectorId)}</span>
    <span class="tag">${type}</span>
    ${rowStatusTag(connector)}
  </li>`
}

function authorizerSection({ authorizerConfiguration }: ManagerRow) {
  return authorizerConfiguration === null
    ? nothing
    : html`<section aria-label="Accepted bearer tokens">
        <h3>Accepted bearer tokens</h3>
        <acp-json .value=${authorizerConfiguration} .depth=${4}></acp-json>
      </section>`
}

function mono(text: string): TemplateResult {
  return html`<span class="mono small">${text}</span>`
}

import { html, nothing, type TemplateResult } from 'lit'
import { answersOfConnector } from '../../domain/consent-answers.ts'
import { accountKey } from '../model/account-items.ts'
import type { ConnectorRow } from '../model/source.ts'
import { fact, timeFacts } from '../parts/fact.ts'
import { readableTime, shortId } from '../model/readable.ts'
import { rowStatusTag } from '../parts/row-status-tag.ts'
import {
  consentSection,
  statusSection,
  type SteeringParts,
} from './steering.ts'

/** Renders the details of a connector. */
export function connectorDetail(
  connector: ConnectorRow,
  parts: SteeringParts,
): TemplateResult {
  const { paymentConnectorId } = connector
  return html`<div class="detail">
    ${parts.back}
    <div class="head">
      <div class="title">
        <h2 class="mono">${paymentConnectorId}</h2>
        <span class="muted">${connector.name}</span>
      </div>
      <span class="tag">${connector.type}</span>
      ${rowStatusTag(connector)}
    </div>
    ${statusSection('paymentConnector', paymentConnectorId, connector, parts)}
    ${developerConsent(connector, parts)}
    <dl class="facts">
      ${fact('Provision mode', connector.provisionMode)}
      ${neighbourFacts(connector, parts)} ${knownFacts(connector)}
      ${timeFacts(connector)}
      ${fact('Row', parts.link('world', `paymentConnector/${paymentConnectorId}`, 'Show'))}
    </dl>
  </div>`
}

function developerConsent(connector: ConnectorRow, parts: SteeringParts) {
  const answers = answersOfConnector(connector)
  return answers.length === 0
    ? nothing
    : consentSection(
        "Developer's consent",
        consentOf(connector),
        connector.paymentConnectorId,
        answers,
        parts,
      )
}

/** Renders facts about related rows. */
function neighbourFacts(
  {
    paymentConnectorId,
    paymentManagerArn,
    credentialProviderName,
  }: ConnectorRow,
  { model, link }: SteeringParts,
): TemplateResult {
  const wallets = model.state.tables.paymentInstrument.filter(
    (wallet) => wallet.paymentConnectorId === paymentConnectorId,
  )
  return html`${fact(
    'Credential provider',
    credentialProviderName === null
      ? 'none'
      : link(
          'account',
          accountKey('paymentCredentialProvider', credentialProviderName),
          credentialProviderName,
        ),
  )}
  ${fact('Payment manager', link('account', accountKey('paymentManager', paymentManagerArn), shortId(paymentManagerArn)))}
  ${fact('Wallets', wallets.length.toLocaleString('en'))}`
}

/** Renders facts that not every connector has. */
function knownFacts({
  description,
  authorizationUrl,
  credentialsUpdatedAt,
}: ConnectorRow): TemplateResult {
  return html`${description === null ? nothing : fact('Description', description)}
  ${
    authorizationUrl === null
      ? nothing
      : fact(
          'Consent page',
          html`<span class="mono small">${authorizationUrl}</span>`,
        )
  }
  ${
    credentialsUpdatedAt === null
      ? nothing
      : fact(
          'Credentials in effect since',
          html`<span class="number"
            >${readableTime(credentialsUpdatedAt)}</span
          >`,
        )
  }`
}

function consentOf({ status, delegatedSigning }: ConnectorRow): string {
  switch (status) {
    case 'PENDING_AUTHENTICATION':
      return "The service waits for access to the developer's project at the vendor."
    case 'AWS_MARKETPLACE_SUBSCRIPTION_REQUIRED':
      return 'Granted, but the account has no Marketplace subscription. Subscribe, then grant it again.'
    default:
      return `Delegated signing is ${delegatedSigning} in the project at the vendor.`
  }
}

import { html, nothing, type TemplateResult } from 'lit'
import { accountKey } from '../model/account-items.ts'
import type { ProviderRow } from '../model/source.ts'
import { fact, timeFacts } from '../parts/fact.ts'
import { counted } from '../model/readable.ts'
import { rowStatusTag } from '../parts/row-status-tag.ts'
import type { SteeringParts } from './steering.ts'

/** Renders the details of a credential provider: where its secrets are kept, never the secrets. */
export function providerDetail(
  provider: ProviderRow,
  { model, back, link }: SteeringParts,
): TemplateResult {
  const { name, credentialProviderArn, vendor } = provider
  const connectors = model.state.tables.paymentConnector.filter(
    ({ credentialProviderName }) => credentialProviderName === name,
  )
  return html`<div class="detail">
    ${back}
    <div class="head">
      <div class="title">
        <h2>${name}</h2>
        <span class="muted mono">${credentialProviderArn}</span>
      </div>
      <span class="tag">${vendor}</span>
    </div>
    <section aria-label="Credentials">
      <h3>Credentials</h3>
      <acp-json
        .value=${provider.providerConfigurationOutput}
        .depth=${3}
      ></acp-json>
      <p class="muted small">The mock does not keep the secrets themselves.</p>
    </section>
    <section aria-label="Connectors">
      <h3>Used by ${counted(connectors.length, 'connector')}</h3>
      ${
        connectors.length === 0
          ? nothing
          : html`<ul class="card lines">
              ${connectors.map(
                (connector) =>
                  html`<li>
                    <span class="grow clip"
                      >${link(
                        'account',
                        accountKey(
                          'paymentConnector',
                          connector.paymentConnectorId,
                        ),
                        connector.paymentConnectorId,
                      )}</span
                    >
                    ${rowStatusTag(connector)}
                  </li>`,
              )}
            </ul>`
      }
    </section>
    <dl class="facts">
      ${timeFacts(provider)}
      ${fact('Row', link('world', `paymentCredentialProvider/${name}`, 'Show'))}
    </dl>
  </div>`
}

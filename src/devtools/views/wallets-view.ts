import { css, html, nothing } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import { chainsOf, type BlockchainChainId } from '../../domain/x402/networks.ts'
import type { InstrumentRow } from '../model/source.ts'
import { fact, timeFacts } from '../parts/fact.ts'
import { panelStyles } from '../styles/panel.ts'
import { counted, readableBaseUnits, shortId } from '../model/readable.ts'
import { rowStatusTag } from '../parts/row-status-tag.ts'
import { pressOnEnter, textField } from '../parts/text-field.ts'
import { emptyState, ViewElement } from '../parts/view-element.ts'
import { listStyles } from '../parts/virtual-list.ts'
import {
  statusSection,
  steeringStyles,
  type SteeringParts,
} from './steering.ts'
import { walletSteering } from './wallet-steering.ts'

/** The wallets, with their balances and controls. */
export class WalletsView extends ViewElement {
  static override styles = [
    panelStyles,
    listStyles,
    steeringStyles,
    css`
      .fund {
        width: 90px;
      }
      .chain {
        min-width: 112px;
      }
    `,
  ]

  protected override readonly tickMs = 1_000

  protected override render() {
    const { paymentInstrument } = this.model.state.tables
    const picked = paymentInstrument.find(
      ({ paymentInstrumentId }) => paymentInstrumentId === this.selected,
    )
    return html`<div class="split ${picked === undefined ? '' : 'picked'}">
      <div class="pane">
        <div class="toolbar">
          <span class="muted small" role="status"
            >${counted(paymentInstrument.length, 'wallet')}</span
          >
        </div>
        ${
          paymentInstrument.length === 0
            ? emptyState(
                'No wallets',
                'Call CreatePaymentInstrument to make one.',
              )
            : html`<acp-list
                label="Wallets"
                .rowHeight=${60}
                .items=${[...paymentInstrument].reverse()}
                .selected=${this.selected}
                .keyOf=${(row: InstrumentRow) => row.paymentInstrumentId}
                .row=${(row: InstrumentRow) => this.#row(row)}
                @acp-pick=${({ detail }: CustomEvent<string>) =>
                  this.go('wallets', detail)}
              ></acp-list>`
        }
      </div>
      <div class="pane">
        <div class="scroll">
          ${
            picked === undefined
              ? emptyState(
                  'No wallet selected',
                  'Select one to see its balances.',
                )
              : keyed(this.selected, this.#detail(picked))
          }
        </div>
      </div>
    </div>`
  }

  #row(instrument: InstrumentRow) {
    return html`<div class="row">
      <div class="line">
        <span class="mono clip grow"
          >${shortId(instrument.paymentInstrumentId)}</span
        >
        ${instrument.status === 'ACTIVE' ? nothing : rowStatusTag(instrument)}
        <span class="tag">${instrument.network}</span>
      </div>
      <div class="line small muted">
        <span class="clip grow">${instrument.userId}</span>
        <span class="mono">${shortId(instrument.walletAddress)}</span>
      </div>
    </div>`
  }

  #detail(instrument: InstrumentRow) {
    const parts: SteeringParts = {
      model: this.model,
      back: this.backButton('wallets', 'Wallets'),
      link: (view, key, text) => this.link(view, key, text),
      typed: (id) => this.typed(id),
    }
    return html`<div class="detail">
      ${parts.back}
      <div class="head">
        <div class="title">
          <h2 class="mono">${instrument.paymentInstrumentId}</h2>
          <span class="muted">of ${instrument.userId}</span>
        </div>
        <span class="tag">${instrument.network}</span>
        ${rowStatusTag(instrument)}
      </div>
      ${statusSection('paymentInstrument', instrument.paymentInstrumentId, instrument, parts)}
      <section aria-label="Balances">
        <h3>Balances in USDC</h3>
        <ul class="card lines">
          ${chainsOf(instrument.network).map((chain) =>
            this.#balance(instrument, chain),
          )}
        </ul>
      </section>
      ${walletSteering(instrument, parts)}
      <dl class="facts">
        ${fact('Address', html`<span class="mono">${instrument.walletAddress}</span>`)}
        ${fact('Connector', this.link('account', `paymentConnector/${instrument.paymentConnectorId}`, instrument.paymentConnectorId))}
        ${fact('Payment manager', this.link('account', `paymentManager/${instrument.paymentManagerArn}`, shortId(instrument.paymentManagerArn)))}
        ${timeFacts(instrument)}
        ${
          instrument.redirectUrl === null
            ? nothing
            : fact(
                'Consent page',
                html`<span class="mono small">${instrument.redirectUrl}</span>`,
              )
        }
      </dl>
    </div>`
  }

  #balance(
    { paymentInstrumentId, balances }: InstrumentRow,
    chain: BlockchainChainId,
  ) {
    const amount = balances.find((held) => held.chain === chain)?.amount ?? '0'
    const field = `new-${chain}`
    const fund = () =>
      this.model.source.controller.wallets.fund(paymentInstrumentId, {
        [chain]: this.typed(field).trim(),
      })
    return html`<li @keydown=${pressOnEnter}>
      <span class="chain">${chain}</span>
      <strong class="number grow">${readableBaseUnits(amount)}</strong>
      <span class="fund"
        >${textField({
          id: field,
          label: `New balance on ${chain} in USDC`,
          isLabelHidden: true,
          isNumber: true,
          placeholder: '25.00',
        })}</span
      >
      <acp-action .label=${`Set the balance on ${chain}`} .run=${fund}
        >Set</acp-action
      >
    </li>`
  }
}

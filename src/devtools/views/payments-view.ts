import { css, html } from 'lit'
import type { PaymentRow } from '../model/source.ts'
import { panelStyles } from '../styles/panel.ts'
import {
  counted,
  readableAmount,
  shortId,
  timeOfDay,
} from '../model/readable.ts'
import { emptyState, ViewElement } from '../parts/view-element.ts'
import { listStyles } from '../parts/virtual-list.ts'
import { paymentDetail, paymentDetailStyles } from './payment-detail.ts'

/** Payments in order of time, with their proofs. */
export class PaymentsView extends ViewElement {
  static override styles = [
    panelStyles,
    listStyles,
    paymentDetailStyles,
    css`
      .event {
        display: grid;
        grid-template-columns: 62px 13px minmax(0, 1fr);
        gap: 10px;
        height: 100%;
        padding: 0 12px;
        align-items: center;
      }
      .event > .dot {
        position: relative;
        height: 100%;
        display: grid;
        place-items: center;
      }
      .dot::before {
        content: '';
        position: absolute;
        inset: 0 6px;
        background: var(--colorNeutralStroke2);
      }
      .dot::after {
        content: '';
        position: relative;
        width: 9px;
        height: 9px;
        border-radius: 50%;
        background: var(--colorBrandBackground);
        box-shadow: 0 0 0 3px var(--colorNeutralBackground1);
      }
    `,
  ]

  protected override render() {
    const { payment } = this.model.state.tables
    const picked = payment.find(
      ({ processPaymentId }) => processPaymentId === this.selected,
    )
    return html`<div class="split ${picked === undefined ? '' : 'picked'}">
      <div class="pane">
        <div class="toolbar">
          <span class="muted small" role="status"
            >${counted(payment.length, 'payment')}, newest first</span
          >
        </div>
        ${
          payment.length === 0
            ? emptyState('No payments', 'Call ProcessPayment to make one.')
            : html`<acp-list
                label="Payments"
                .rowHeight=${54}
                .items=${[...payment].reverse()}
                .selected=${this.selected}
                .keyOf=${(row: PaymentRow) => row.processPaymentId}
                .row=${(row: PaymentRow) => this.#row(row)}
                @acp-pick=${({ detail }: CustomEvent<string>) =>
                  this.go('payments', detail)}
              ></acp-list>`
        }
      </div>
      <div class="pane">
        <div class="scroll">
          ${
            picked === undefined
              ? emptyState(
                  'No payment selected',
                  'Select one to see its proof.',
                )
              : paymentDetail(picked, {
                  model: this.model,
                  back: this.backButton('payments', 'Payments'),
                  link: (view, key, text) => this.link(view, key, text),
                })
          }
        </div>
      </div>
    </div>`
  }

  #row(payment: PaymentRow) {
    return html`<div class="event">
      <span class="small muted number">${timeOfDay(payment.createdAt)}</span>
      <span class="dot"></span>
      <div>
        <div class="line">
          <strong class="number grow"
            >${readableAmount(payment.amount)} USD</strong
          >
          <span class="small muted">${payment.chain}</span>
        </div>
        <div class="line small muted">
          <span class="clip grow">${payment.agentName ?? payment.userId}</span>
          <span class="mono">to ${shortId(payment.payTo)}</span>
        </div>
      </div>
    </div>`
  }
}

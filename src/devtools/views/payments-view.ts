import { css, html, nothing } from 'lit'
import type { PaymentRow } from '../model/source.ts'
import { panelStyles } from '../styles/panel.ts'
import { decodeProof, proofEntryOf } from '../model/payment-proof.ts'
import {
  counted,
  readableAmount,
  readableTime,
  shortId,
  timeOfDay,
} from '../model/readable.ts'
import { emptyState, ViewElement } from '../parts/view-element.ts'
import { listStyles } from '../parts/virtual-list.ts'

/** Payments in the order of time, and what was signed for each. */
export class PaymentsView extends ViewElement {
  static override styles = [
    panelStyles,
    listStyles,
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
      .proof {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: 6px 16px;
      }
      .proof dt {
        color: var(--colorNeutralForeground3);
      }
      .proof dd {
        overflow-wrap: anywhere;
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
            ? emptyState('No payments', 'ProcessPayment makes one.')
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
              ? emptyState('No payment picked', 'Pick one to see its proof.')
              : this.#detail(picked)
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

  #detail(payment: PaymentRow) {
    const entry = proofEntryOf(
      payment.processPaymentId,
      this.model.state.requests,
    )
    const lines = decodeProof(entry?.output)
    return html`<div class="detail">
      ${this.backButton('payments', 'Payments')}
      <div class="head">
        <div class="title">
          <h2 class="number">${readableAmount(payment.amount)} USD</h2>
          <span class="mono muted">${payment.processPaymentId}</span>
        </div>
        <span class="tag good">${payment.status}</span>
      </div>
      <dl class="facts">
        <div>
          <dt>Session</dt>
          <dd>
            ${this.link('sessions', payment.paymentSessionId, shortId(payment.paymentSessionId))}
          </dd>
        </div>
        <div>
          <dt>Wallet</dt>
          <dd>
            ${this.link('instruments', payment.paymentInstrumentId, shortId(payment.paymentInstrumentId))}
          </dd>
        </div>
        <div>
          <dt>User</dt>
          <dd>${payment.userId}</dd>
        </div>
        ${
          payment.agentName === null
            ? nothing
            : html`<div>
                <dt>Agent</dt>
                <dd>${payment.agentName}</dd>
              </div>`
        }
        <div>
          <dt>Chain</dt>
          <dd>${payment.chain}</dd>
        </div>
        <div>
          <dt>Time</dt>
          <dd class="number">${readableTime(payment.createdAt)}</dd>
        </div>
        <div>
          <dt>Merchant</dt>
          <dd class="mono">${payment.payTo}</dd>
        </div>
        <div>
          <dt>Token</dt>
          <dd class="mono">${payment.asset}</dd>
        </div>
      </dl>
      <section aria-label="Proof">
        <h3>Proof, decoded</h3>
        ${
          lines.length === 0
            ? html`<p class="note">
                The journal does not have the call that made this payment: it
                came with the scenario, or the journal was emptied.
              </p>`
            : html`<dl class="card padded proof">
                ${lines.map(
                  ({ name, value, meaning }) =>
                    html`<dt class="mono">${name}</dt>
                      <dd>
                        <span class="mono">${value}</span>${
                          meaning === undefined
                            ? nothing
                            : html` <span class="muted small">${meaning}</span>`
                        }
                      </dd>`,
                )}
              </dl>`
        }
      </section>
      ${
        entry === undefined
          ? nothing
          : html`<p>
              ${this.link('requests', entry.requestId, 'Open the call that made it')}
            </p>`
      }
    </div>`
  }
}

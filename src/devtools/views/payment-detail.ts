import { css, html, nothing, type TemplateResult } from 'lit'
import type { PaymentRow } from '../model/source.ts'
import {
  decodeProof,
  proofEntryOf,
  type ProofLine,
} from '../model/payment-proof.ts'
import { readableAmount, readableTime, shortId } from '../model/readable.ts'
import { fact } from '../parts/fact.ts'
import type { DetailParts } from './session-detail.ts'

/** Styles of the details of a payment. */
export const paymentDetailStyles = css`
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
`

/** Renders the details of a payment. */
export function paymentDetail(
  payment: PaymentRow,
  { model, back, link }: DetailParts,
): TemplateResult {
  const entry = proofEntryOf(payment.processPaymentId, model.state.requests)
  return html`<div class="detail">
    ${back}
    <div class="head">
      <div class="title">
        <h2 class="number">${readableAmount(payment.amount)} USD</h2>
        <span class="mono muted">${payment.processPaymentId}</span>
      </div>
      <span class="tag good">${payment.status}</span>
    </div>
    <dl class="facts">
      ${fact('Session', link('sessions', payment.paymentSessionId, shortId(payment.paymentSessionId)))}
      ${fact('Wallet', link('wallets', payment.paymentInstrumentId, shortId(payment.paymentInstrumentId)))}
      ${fact('User', payment.userId)}
      ${payment.agentName === null ? nothing : fact('Agent', payment.agentName)}
      ${fact('Chain', payment.chain)}
      ${fact('Time', html`<span class="number">${readableTime(payment.createdAt)}</span>`)}
      ${fact('Merchant', html`<span class="mono">${payment.payTo}</span>`)}
      ${fact('Token', html`<span class="mono">${payment.asset}</span>`)}
    </dl>
    ${proofSection(decodeProof(entry?.output))}
    ${
      entry === undefined
        ? nothing
        : html`<p>${link('requests', entry.requestId, 'Show the request')}</p>`
    }
  </div>`
}

function proofSection(lines: readonly ProofLine[]): TemplateResult {
  return html`<section aria-label="Proof">
    <h3>Proof, decoded</h3>
    ${
      lines.length === 0
        ? html`<p class="note">
            The journal does not have the call that made this payment: it came
            with the scenario, or the journal was emptied.
          </p>`
        : html`<dl class="card padded proof">${lines.map(proofLine)}</dl>`
    }
  </section>`
}

function proofLine({ name, value, meaning }: ProofLine): TemplateResult {
  return html`<dt class="mono">${name}</dt>
    <dd>
      <span class="mono">${value}</span>${
        meaning === undefined
          ? nothing
          : html` <span class="muted small">${meaning}</span>`
      }
    </dd>`
}

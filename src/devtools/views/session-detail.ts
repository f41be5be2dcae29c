import { html, nothing, type TemplateResult } from 'lit'
import { expiresAtMs } from '../../domain/session-lifecycle.ts'
import { toEpochMs } from '../../domain/timestamp.ts'
import { accountKey } from '../model/account-items.ts'
import type { PaymentRow, SessionRow } from '../model/source.ts'
import { fact, timeFacts } from '../parts/fact.ts'
import { shareBar } from '../parts/meters.ts'
import type { Model } from '../model/model.ts'
import {
  counted,
  countdown,
  readableAmount,
  readableTime,
  shortId,
} from '../model/readable.ts'
import type { ViewName } from '../model/search.ts'
import { send, writeCall } from '../model/service-call.ts'
import {
  factsOf,
  paymentsOf,
  spendOverTime,
  type SessionFacts,
} from '../model/session-facts.ts'
import { spendChart } from '../parts/spend-chart.ts'

/** Parts of a view that its details need. */
export interface DetailParts {
  readonly model: Model
  readonly back: TemplateResult
  link(
    view: ViewName,
    key: string,
    text?: string | TemplateResult,
  ): TemplateResult
}

export function statusTag({ status }: SessionFacts): TemplateResult {
  const tone = { live: 'good', spent: 'warn', expired: 'bad' }[status]
  return html`<span class="tag ${tone}">${status}</span>`
}

/** Renders the details of a session. */
export function sessionDetail(
  session: SessionRow,
  { model, back, link }: DetailParts,
): TemplateResult {
  const nowMs = model.nowOf(session)
  const facts = factsOf(session, nowMs)
  const payments = paymentsOf(
    session.paymentSessionId,
    model.state.tables.payment,
  )
  return html`<div class="detail">
    ${back}
    <div class="head">
      <div class="title">
        <h2 class="mono">${session.paymentSessionId}</h2>
        <span class="muted">of ${session.userId}</span>
      </div>
      ${statusTag(facts)}
    </div>
    <section aria-label="Budget">
      ${budgetLine(session)} ${shareBar(facts.budgetLeft, 'Budget left')}
      ${timeLine(session, facts)} ${shareBar(facts.timeLeft, 'Time left')}
    </section>
    ${spendSection(session, payments, nowMs)}
    <div class="actions">
      <acp-action
        ?hidden=${facts.remainingMs === 0}
        .run=${() => expire(session, model)}
        >Expire now</acp-action
      >
      <acp-action .run=${() => remove(session, model)}>Delete</acp-action>
    </div>
    ${paymentsSection(payments, link)}
    <dl class="facts">
      ${fact('Payment manager', link('account', accountKey('paymentManager', session.paymentManagerArn), shortId(session.paymentManagerArn)))}
      ${timeFacts(session)}
    </dl>
  </div>`
}

function budgetLine({
  maxSpendAmount,
  availableSpendAmount,
  spentAmount,
}: SessionRow): TemplateResult {
  return html`<div class="line">
    <strong class="number grow"
      >${
        availableSpendAmount === null
          ? `${readableAmount(spentAmount)} USD spent`
          : `${readableAmount(availableSpendAmount)} USD left`
      }</strong
    >
    <span class="muted number small"
      >${
        maxSpendAmount === null
          ? 'no limit'
          : `${readableAmount(spentAmount)} of ${readableAmount(maxSpendAmount)} USD spent`
      }</span
    >
  </div>`
}

function timeLine(
  session: SessionRow,
  { remainingMs }: SessionFacts,
): TemplateResult {
  return html`<div class="line">
    <strong class="number grow"
      >${
        remainingMs === 0 ? 'Expired' : `${countdown(remainingMs)} left`
      }</strong
    >
    <span class="muted number small"
      >${session.expiryTimeInMinutes} minutes, until
      ${readableTime(expiresAtMs(session))}</span
    >
  </div>`
}

function spendSection(
  session: SessionRow,
  payments: readonly PaymentRow[],
  nowMs: number,
): TemplateResult {
  return html`<section aria-label="Spend over time">
    <h3>Spend over time</h3>
    ${spendChart(spendOverTime(session, payments), {
      startMs: toEpochMs(session.createdAt),
      endMs: expiresAtMs(session),
      nowMs,
      spent: session.spentAmount,
      limit: session.maxSpendAmount,
    })}
  </section>`
}

/** Renders the latest payments of a session, newest first. */
function paymentsSection(
  payments: readonly PaymentRow[],
  link: DetailParts['link'],
): TemplateResult {
  return html`<section aria-label="Payments">
    <h3>${counted(payments.length, 'payment')}</h3>
    ${
      payments.length === 0
        ? nothing
        : html`<ul class="card lines">
            ${payments
              .slice(-20)
              .reverse()
              .map((payment) => paymentLine(payment, link))}
          </ul>`
    }
  </section>`
}

function paymentLine(
  { processPaymentId, amount, chain, createdAt, payTo }: PaymentRow,
  link: DetailParts['link'],
): TemplateResult {
  return html`<li>
    <strong class="number">${readableAmount(amount)}</strong>
    <span class="muted small">${chain}</span>
    <span class="grow clip mono muted">${shortId(payTo)}</span>
    <span class="muted small number">${readableTime(createdAt)}</span>
    ${link('payments', processPaymentId, 'Open')}
  </li>`
}

/** Expires a session by attaching a clock to it, so that other times do not change. */
async function expire(session: SessionRow, { source }: Model): Promise<string> {
  const { paymentSessionId } = session
  const clock = await source.controller.clocks.attach({ paymentSessionId })
  await clock.advanceTo(new Date(expiresAtMs(session)))
  return 'The session now has its own clock, at the time of its expiry.'
}

/** Deletes a session through the service, as its user would; the service may refuse. */
async function remove(session: SessionRow, { source, state }: Model) {
  const operation = state.operations.find(
    ({ name }) => name === 'DeletePaymentSession',
  )
  if (operation === undefined) {
    throw new Error(
      'This mock does not have the operation DeletePaymentSession.',
    )
  }
  const { userId, paymentManagerArn, paymentSessionId } = session
  const input = { userId, paymentManagerArn, paymentSessionId }
  await send(source.fetch, writeCall(operation, input))
}

import { css, html, nothing } from 'lit'
import type { SessionRow } from '../model/source.ts'
import { shareBar, meterStyles } from '../parts/meters.ts'
import { panelStyles } from '../styles/panel.ts'
import {
  counted,
  countdown,
  readableAmount,
  shortId,
} from '../model/readable.ts'
import { factsOf, type SessionFacts } from '../model/session-facts.ts'
import { emptyState, ViewElement } from '../parts/view-element.ts'
import { listStyles } from '../parts/virtual-list.ts'
import { sessionDetail, statusTag } from './session-detail.ts'
import { chartStyles } from '../parts/spend-chart.ts'

const FILTERS = ['all', 'live', 'spent', 'expired'] as const
type Filter = (typeof FILTERS)[number]

/** The sessions, with the budget and the time that they have left. */
export class SessionsView extends ViewElement {
  static override properties = { filter: { state: true } }
  static override styles = [
    panelStyles,
    listStyles,
    meterStyles,
    chartStyles,
    css`
      select {
        width: auto;
      }
      .left {
        flex: none;
        min-width: 62px;
        text-align: right;
      }
    `,
  ]
  protected override readonly tickMs = 1_000
  declare filter: Filter

  constructor() {
    super()
    this.filter = 'all'
  }

  protected override render() {
    const { paymentSession } = this.model.state.tables
    const picked = paymentSession.find(
      ({ paymentSessionId }) => paymentSessionId === this.selected,
    )
    return html`<div
      class="split ${this.selected === undefined ? '' : 'picked'}"
    >
      <div class="pane">${this.#list(paymentSession)}</div>
      <div class="pane">
        <div class="scroll">
          ${
            picked === undefined
              ? html`${
                  this.selected === undefined
                    ? nothing
                    : html`<div class="detail">
                        ${this.backButton('sessions', 'Sessions')}
                      </div>`
                }
                ${
                  this.selected === undefined
                    ? emptyState(
                        'No session selected',
                        'Select one to see its budget.',
                      )
                    : emptyState(
                        'Session not found',
                        'It was deleted, or the world was replaced.',
                      )
                }`
              : sessionDetail(picked, {
                  model: this.model,
                  back: this.backButton('sessions', 'Sessions'),
                  link: (view, key, text) => this.link(view, key, text),
                })
          }
        </div>
      </div>
    </div>`
  }

  #list(sessions: readonly SessionRow[]) {
    const shown = sessions
      .filter(
        (session) =>
          this.filter === 'all' || this.#facts(session).status === this.filter,
      )
      .reverse()
    return html`<div class="toolbar">
        <span class="grow muted small" role="status"
          >${counted(shown.length, 'session')}</span
        >
        <select
          aria-label="Filter sessions"
          @change=${(event: Event) => {
            this.filter = (event.target as HTMLSelectElement).value as Filter
          }}
        >
          ${FILTERS.map(
            (name) =>
              html`<option value=${name} ?selected=${name === this.filter}>
                ${name}
              </option>`,
          )}
        </select>
      </div>
      ${
        shown.length === 0
          ? emptyState('No sessions', 'Call CreatePaymentSession to make one.')
          : html`<acp-list
              label="Sessions"
              .rowHeight=${66}
              .items=${shown}
              .selected=${this.selected}
              .keyOf=${(session: SessionRow) => session.paymentSessionId}
              .row=${(session: SessionRow) => this.#row(session)}
              @acp-pick=${({ detail }: CustomEvent<string>) =>
                this.go('sessions', detail)}
            ></acp-list>`
      }`
  }

  #facts(session: SessionRow): SessionFacts {
    return factsOf(session, this.model.nowOf(session))
  }

  #row(session: SessionRow) {
    const facts = this.#facts(session)
    const { availableSpendAmount, maxSpendAmount, spentAmount } = session
    const budget =
      availableSpendAmount === null || maxSpendAmount === null
        ? `${readableAmount(spentAmount)} USD spent, no limit`
        : `${readableAmount(availableSpendAmount)} of ${readableAmount(maxSpendAmount)} USD left`
    return html`<div class="row">
      <div class="line">
        <span class="mono clip grow">${shortId(session.paymentSessionId)}</span>
        ${facts.status === 'live' ? nothing : statusTag(facts)}
        <span class="number left ${facts.remainingMs < 60_000 ? 'bad' : ''}"
          >${facts.remainingMs === 0 ? 'over' : countdown(facts.remainingMs)}</span
        >
      </div>
      <div class="line">${shareBar(facts.budgetLeft, budget)}</div>
      <div class="line small muted">
        <span class="clip grow">${session.userId}</span>
        <span class="number">${budget}</span>
      </div>
    </div>`
  }
}

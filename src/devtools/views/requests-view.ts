import { css, html, nothing } from 'lit'
import type { JournalEntry } from '../model/source.ts'
import { panelStyles } from '../styles/panel.ts'
import { counted, timeOfDay } from '../model/readable.ts'
import { emptyState, ViewElement } from '../parts/view-element.ts'
import { listStyles } from '../parts/virtual-list.ts'
import { requestDetail } from './request-detail.ts'

/** The journal of requests and replies. */
export class RequestsView extends ViewElement {
  static override properties = { onlyRefused: { state: true } }
  static override styles = [
    panelStyles,
    listStyles,
    css`
      .code {
        min-width: 30px;
        justify-content: center;
        font-variant-numeric: tabular-nums;
      }
      pre {
        margin: 0;
        overflow: auto;
      }
    `,
  ]
  declare onlyRefused: boolean

  constructor() {
    super()
    this.onlyRefused = false
  }

  protected override render() {
    const { requests } = this.model.state
    const shown = requests
      .filter((entry) => !this.onlyRefused || isRefused(entry))
      .reverse()
    const picked = requests.find(({ requestId }) => requestId === this.selected)
    return html`<div class="split ${picked === undefined ? '' : 'picked'}">
      <div class="pane">${this.#toolbar(shown)} ${this.#list(shown)}</div>
      <div class="pane">
        <div class="scroll">
          ${
            picked === undefined
              ? emptyState(
                  'No request selected',
                  'Select one to see its details.',
                )
              : requestDetail(picked, {
                  model: this.model,
                  back: this.backButton('requests', 'Requests'),
                  link: (view, key, text) => this.link(view, key, text),
                })
          }
        </div>
      </div>
    </div>`
  }

  #toolbar(shown: readonly JournalEntry[]) {
    return html`<div class="toolbar">
      <span class="grow muted small" role="status"
        >${counted(shown.length, 'request')}</span
      >
      <acp-toggle-button
        size="small"
        appearance="subtle"
        ?pressed=${this.onlyRefused}
        @click=${() => {
          this.onlyRefused = !this.onlyRefused
        }}
        >Refused</acp-toggle-button
      >
      <acp-action
        appearance="subtle"
        .run=${async () => {
          await this.model.source.controller.journal.clear()
          this.model.reload()
        }}
        >Clear</acp-action
      >
    </div>`
  }

  #list(shown: readonly JournalEntry[]) {
    if (shown.length === 0) {
      return emptyState('No requests', 'Requests to the mock appear here.')
    }
    return html`<acp-list
      label="Requests"
      .rowHeight=${50}
      .items=${shown}
      .selected=${this.selected}
      .keyOf=${(entry: JournalEntry) => entry.requestId}
      .row=${(entry: JournalEntry) => this.#row(entry)}
      @acp-pick=${({ detail }: CustomEvent<string>) =>
        this.go('requests', detail)}
    ></acp-list>`
  }

  #row(entry: JournalEntry) {
    const { error, hints, warnings, faults } = entry
    const notes = hints.length + warnings.length
    return html`<div class="row">
      <div class="line">
        <span class="tag code ${isRefused(entry) ? 'bad' : 'good'}"
          >${entry.statusCode === 0 ? 'lost' : entry.statusCode}</span
        >
        <span class="clip grow">${entry.operation ?? entry.path}</span>
        ${
          faults.length === 0
            ? nothing
            : html`<span class="tag warn">fault</span>`
        }
        <span class="small muted number">${timeOfDay(entry.at)}</span>
      </div>
      <div class="line small muted">
        <span class="clip grow ${error === undefined ? '' : 'bad'}"
          >${error?.name ?? entry.userId ?? ''}</span
        >
        ${notes === 0 ? nothing : html`<span>${counted(notes, 'note')}</span>`}
      </div>
    </div>`
  }
}

function isRefused({ error, statusCode }: JournalEntry): boolean {
  return error !== undefined || statusCode === 0 || statusCode >= 400
}

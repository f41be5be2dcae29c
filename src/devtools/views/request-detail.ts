import { html, nothing, type TemplateResult } from 'lit'
import { ACCOUNT_TABLES } from '../model/account-items.ts'
import type { JournalEntry } from '../model/source.ts'
import type { Model } from '../model/model.ts'
import { readableTime } from '../model/readable.ts'
import type { ViewName } from '../model/search.ts'
import { repeatableOf, requestOf, writeCall } from '../model/service-call.ts'
import { curlOf, sdkSnippetOf } from '../model/snippets.ts'
import { fact } from '../parts/fact.ts'
import type { DetailParts } from './session-detail.ts'

// the default address of the server
const USUAL_ENDPOINT = 'http://127.0.0.1:4402'

const VIEW_OF_TABLE: Readonly<Record<string, ViewName>> = {
  paymentSession: 'sessions',
  paymentInstrument: 'wallets',
  payment: 'payments',
}
const ACCOUNT: ReadonlySet<string> = new Set(ACCOUNT_TABLES)

/** Finds the view of a row, and the key to select there. */
function placeOf(table: string, key: string): [view: ViewName, key: string] {
  const view = VIEW_OF_TABLE[table]
  if (view !== undefined) return [view, key]
  return [ACCOUNT.has(table) ? 'account' : 'world', `${table}/${key}`]
}

/** Renders the details of a journal entry. */
export function requestDetail(
  entry: JournalEntry,
  { model, back, link }: DetailParts,
): TemplateResult {
  return html`<div class="detail">
    ${back}
    <div class="head">
      <div class="title">
        <h2>${entry.operation ?? 'Unknown operation'}</h2>
        <span class="mono muted">${entry.method} ${entry.path}</span>
      </div>
      <span class="tag ${entry.error === undefined ? 'good' : 'bad'}"
        >${entry.statusCode === 0 ? 'reply lost' : entry.statusCode}</span
      >
    </div>
    ${notes(entry, link)} ${actions(entry, model)}
    <dl class="facts">
      ${fact("Time on the mock's clock", html`<span class="number">${readableTime(entry.at)}</span>`)}
      ${fact('User', entry.userId || '–')}
      ${fact('Request id', html`<span class="mono">${entry.requestId}</span>`)}
    </dl>
    ${rowsSection(entry, link)} ${tree('Input', entry.input)}
    ${tree('Output', entry.output)} ${bugSection(entry)}
  </div>`
}

/** Renders the error, the hints, the warnings and the faults. */
function notes(
  { error, hints, warnings, faults }: JournalEntry,
  link: DetailParts['link'],
): TemplateResult {
  return html`${
    error === undefined
      ? nothing
      : html`<p class="note bad">
          <strong>${error.name}</strong><br />${error.message}
        </p>`
  }
  ${hints.map((hint) => html`<p class="note hint">${hint}</p>`)}
  ${warnings.map((warning) => html`<p class="note warn">${warning}</p>`)}
  ${faults.map(
    (id) =>
      html`<p class="note warn">Hit by a fault: ${link('faults', id, id)}</p>`,
  )}`
}

function rowsSection({ changes }: JournalEntry, link: DetailParts['link']) {
  if (changes.length === 0) return nothing
  return html`<section aria-label="Rows written">
    <h3>Rows written</h3>
    <ul class="card lines">
      ${changes.map(
        ({ table, key, type }) =>
          html`<li>
            <span class="tag brand">${type}</span>
            <span class="muted">${table}</span>
            <span class="grow clip mono"
              >${link(...placeOf(table, key), key)}</span
            >
          </li>`,
      )}
    </ul>
  </section>`
}

function bugSection({ bug }: JournalEntry) {
  return bug === undefined
    ? nothing
    : html`<section aria-label="Bug">
        <h3>Bug in the mock</h3>
        <pre class="note bad">${bug}</pre>
      </section>`
}

function tree(title: string, value: unknown): TemplateResult {
  return html`<section aria-label=${title}>
    <h3>${title}</h3>
    ${
      value === undefined
        ? html`<p class="muted">None</p>`
        : html`<acp-json .value=${value} .depth=${6}></acp-json>`
    }
  </section>`
}

function actions(entry: JournalEntry, model: Model): TemplateResult {
  const repeatable = repeatableOf(entry, model.state.operations)
  if ('reason' in repeatable) {
    return html`<p class="muted small">
      ${repeatable.reason} You cannot copy it or send it again.
    </p>`
  }
  const { operation, input } = repeatable
  const { clientToken } = operation
  const hasToken = clientToken !== undefined && clientToken in input
  const replay = async (sent: Readonly<Record<string, unknown>>) => {
    const response = await model.source.fetch(
      requestOf(writeCall(operation, sent)),
    )
    return `Sent. Status: ${response.status}.`
  }
  const copy = (text: string) => async () => {
    await navigator.clipboard.writeText(text)
    return 'Copied.'
  }
  return html`<div class="actions">
    <acp-action appearance="primary" .run=${() => replay(input)}
      >Replay</acp-action
    >
    ${
      hasToken
        ? html`<acp-action
            .run=${() => {
              const { [clientToken]: _, ...rest } = input
              return replay(rest)
            }}
            >Replay without its token</acp-action
          >`
        : nothing
    }
    <acp-action .run=${copy(curlOf(operation, input, endpoint()))}
      >Copy as curl</acp-action
    >
    <acp-action .run=${copy(sdkSnippetOf(operation, input, endpoint()))}
      >Copy as SDK call</acp-action
    >
  </div>`
}

/** Returns the server's URL, on the server's own page. */
function endpoint(): string {
  const { origin, pathname } = globalThis.location
  return pathname.startsWith('/_mock') ? origin : USUAL_ENDPOINT
}

import { html, nothing, type TemplateResult } from 'lit'
import type { StateDiff } from '../model/source.ts'

// mock.diff() has the whole diff
const MOST_ROWS = 200

/** Renders the changed rows, by table. */
export function diffList(diff: StateDiff): TemplateResult {
  const tables = Object.entries(diff)
  if (tables.length === 0) {
    return html`<p class="muted" role="status">Nothing has changed.</p>`
  }
  return html`<div role="status">
    ${tables.map(([table, rows]) => {
      const entries = Object.entries(rows)
      const rest = entries.length - MOST_ROWS
      return html`<section aria-label=${table}>
        <h3>${table}</h3>
        <ul class="card lines">
          ${entries
            .slice(0, MOST_ROWS)
            .map(([key, change]) => changedRow(key, change))}
          ${rest > 0 ? html`<li class="muted">${rest} more rows</li>` : nothing}
        </ul>
      </section>`
    })}
  </div>`
}

function changedRow(key: string, change: string | object): TemplateResult {
  if (typeof change === 'string') {
    return html`<li>
      <span class="tag ${change === 'created' ? 'good' : 'bad'}"
        >${change}</span
      >
      <span class="mono clip grow">${key}</span>
    </li>`
  }
  return html`<li>
    <span class="tag warn">changed</span>
    <span class="mono clip grow">${key}</span>
    <table class="small">
      <tbody>
        ${Object.entries(change as Record<string, [unknown, unknown]>).map(
          ([column, [before, after]]) =>
            html`<tr>
              <th scope="row">${column}</th>
              <td class="mono">
                <del>${written(before)}</del> → <ins>${written(after)}</ins>
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </li>`
}

function written(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

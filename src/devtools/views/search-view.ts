import { css, html } from 'lit'
import { panelStyles } from '../styles/panel.ts'
import { counted } from '../model/readable.ts'
import { searchAll, type Hit } from '../model/search.ts'
import { emptyState, ViewElement } from '../parts/view-element.ts'
import { listStyles } from '../parts/virtual-list.ts'

/** The search results of all views. */
export class SearchView extends ViewElement {
  static override properties = { query: { attribute: false } }
  static override styles = [
    panelStyles,
    listStyles,
    css`
      .whole {
        height: 100%;
      }
    `,
  ]
  declare query: string

  protected override render() {
    const hits = searchAll(this.model.state, this.query)
    const keyOf = ({ view, key }: Hit) => `${view} ${key}`
    return html`<div class="pane whole">
      <div class="toolbar">
        <span class="muted small" role="status"
          >${counted(hits.length, 'result')}</span
        >
      </div>
      ${
        hits.length === 0
          ? emptyState(
              'Nothing found',
              'Search for ids, users, operations, errors or scenarios.',
            )
          : html`<acp-list
              label="Search results"
              .rowHeight=${50}
              .items=${hits}
              .keyOf=${keyOf}
              .row=${(hit: Hit) =>
                html`<div class="row">
                  <div class="line">
                    <span class="clip grow mono">${hit.title}</span>
                    <span class="tag">${hit.view}</span>
                  </div>
                  <span class="clip small muted">${hit.detail}</span>
                </div>`}
              @acp-pick=${({ detail }: CustomEvent<string>) => {
                const hit = hits.find((found) => keyOf(found) === detail)
                if (hit !== undefined) this.go(hit.view, hit.key)
              }}
            ></acp-list>`
      }
    </div>`
  }
}

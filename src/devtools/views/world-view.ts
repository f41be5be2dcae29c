import {
  css,
  html,
  nothing,
  type PropertyValues,
  type TemplateResult,
} from 'lit'
import type { StateDiff, TableName } from '../model/source.ts'
import { keyOf, TABLE_NAMES } from '../model/panel-state.ts'
import { panelStyles } from '../styles/panel.ts'
import { shortId } from '../model/readable.ts'
import { pressOnEnter, textField } from '../parts/text-field.ts'
import { emptyState, ViewElement } from '../parts/view-element.ts'
import { listStyles } from '../parts/virtual-list.ts'
import { diffList } from './diff-list.ts'

/** Key of the changes, where no row is selected. */
const CHANGES = 'changes'

/** All rows, and the changes since a save. */
export class WorldView extends ViewElement {
  static override properties = {
    table: { state: true },
    since: { state: true },
    diff: { state: true },
  }
  static override styles = [
    panelStyles,
    listStyles,
    css`
      .toolbar select {
        width: auto;
      }
      td,
      th {
        text-align: left;
        vertical-align: top;
        padding: 3px 12px 3px 0;
        font-weight: inherit;
      }
      table {
        border-collapse: collapse;
        width: 100%;
      }
      del {
        color: var(--colorPaletteRedForeground1);
        text-decoration: none;
      }
      ins {
        color: var(--colorPaletteGreenForeground1);
        text-decoration: none;
      }
    `,
  ]

  declare table: TableName
  /** Name of the save to compare with; empty for the beginning of the world. */
  declare since: string
  declare diff: StateDiff | undefined

  constructor() {
    super()
    this.table = 'paymentSession'
    this.since = ''
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed)
    const [table] = this.selected?.split('/') ?? []
    const named = TABLE_NAMES.find((name) => name === table)
    if (changed.has('selected') && named !== undefined) this.table = named
  }

  protected override render() {
    const { tables } = this.model.state
    const rows: readonly object[] = tables[this.table]
    const key = this.selected?.slice(this.selected.indexOf('/') + 1)
    const picked = rows.find((row) => keyOf(this.table, row) === key)
    return html`<div
      class="split ${this.selected === undefined ? '' : 'picked'}"
    >
      <div class="pane">
        <div class="toolbar">
          <select
            class="grow"
            aria-label="Table"
            @change=${(event: Event) => {
              const { value } = event.target as HTMLSelectElement
              this.table = value as TableName
              this.go('world')
            }}
          >
            ${TABLE_NAMES.map(
              (name) =>
                html`<option value=${name} ?selected=${name === this.table}>
                  ${name} (${tables[name].length.toLocaleString('en')})
                </option>`,
            )}
          </select>
          <acp-button
            size="small"
            appearance="subtle"
            @click=${() => this.go('world', CHANGES)}
            >Changes</acp-button
          >
        </div>
        ${rows.length === 0 ? emptyState('No rows') : this.#rows(rows, key)}
      </div>
      <div class="pane">
        <div class="scroll">
          <div class="detail">
            ${this.backButton('world', 'Rows')}
            ${
              picked === undefined
                ? this.#changes()
                : html`<section aria-label="Row">
                    <h2 class="mono">${key}</h2>
                    <acp-json .value=${picked} .depth=${3}></acp-json>
                  </section>`
            }
          </div>
        </div>
      </div>
    </div>`
  }

  #rows(rows: readonly object[], key: string | undefined): TemplateResult {
    return html`<acp-list
      label="Rows of ${this.table}"
      .rowHeight=${32}
      .items=${rows}
      .selected=${key}
      .keyOf=${(row: object) => keyOf(this.table, row)}
      .row=${(row: object) =>
        html`<div class="row">
          <span class="mono clip">${shortId(keyOf(this.table, row))}</span>
        </div>`}
      @acp-pick=${({ detail }: CustomEvent<string>) =>
        this.go('world', `${this.table}/${detail}`)}
    ></acp-list>`
  }

  #changes(): TemplateResult {
    const { saves } = this.model.state
    const { controller } = this.model.source
    return html`<section aria-label="Changes">
      <h2 class="section">Changes</h2>
      <div class="card padded inline" @keydown=${pressOnEnter}>
        ${textField({ id: 'save', label: 'Name of the save', value: 'save' })}
        <acp-action
          .run=${async () => {
            const name = this.typed('save')
            await controller.save(name)
            this.since = name
            this.model.reload()
            await this.#compare()
          }}
          >Save</acp-action
        >
        <label class="field"
          >Since<select
            id="since"
            @change=${() => {
              this.since = this.typed('since')
              this.diff = undefined
            }}
          >
            <option value="" ?selected=${this.since === ''}>
              the beginning
            </option>
            ${saves.map(
              (name) =>
                html`<option value=${name} ?selected=${name === this.since}>
                  ${name}
                </option>`,
            )}
          </select></label
        >
        <acp-action appearance="primary" .run=${() => this.#compare()}
          >Compare</acp-action
        >
        <acp-action
          ?hidden=${this.since === ''}
          .run=${async () => {
            await controller.rewind(this.since)
            this.diff = undefined
          }}
          >Rewind</acp-action
        >
      </div>
      ${this.diff === undefined ? nothing : diffList(this.diff)}
    </section>`
  }

  async #compare(): Promise<void> {
    const { controller } = this.model.source
    this.diff = await controller.diff(
      this.since === '' ? undefined : this.since,
    )
  }
}

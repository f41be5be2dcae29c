import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { panelStyles } from '../styles/panel.ts'

// limits the members of one level
const MOST_MEMBERS = 200

/** A JSON value as a collapsible tree. */
export class JsonTree extends LitElement {
  static override properties = {
    value: { attribute: false },
    depth: { type: Number },
  }

  static override styles = [
    panelStyles,
    css`
      :host {
        height: auto;
        container: none;
        font-family: var(--fontFamilyMonospace);
        font-size: 12px;
        line-height: 18px;
        background: var(--colorNeutralBackground2);
        border: 1px solid var(--colorNeutralStroke3);
        border-radius: 6px;
        padding: 8px 12px;
        overflow: auto;
        overflow-wrap: anywhere;
      }
      summary {
        cursor: pointer;
        list-style: none;
        border-radius: 2px;
      }
      summary::before {
        content: '▸';
        display: inline-block;
        width: 14px;
        color: var(--colorNeutralForeground3);
      }
      details[open] > summary::before {
        content: '▾';
      }
      .members {
        padding-left: 14px;
      }
      .leaf {
        padding-left: 14px;
      }
      .key {
        color: var(--acpKey);
      }
      .text {
        color: var(--acpText);
      }
      .value {
        color: var(--acpNumber);
      }
    `,
  ]

  declare value: unknown
  /** Number of levels that are open at first. */
  declare depth: number

  constructor() {
    super()
    this.depth = 2
  }

  protected override render() {
    return this.#node(undefined, this.value, this.depth)
  }

  #node(
    key: string | undefined,
    value: unknown,
    depth: number,
  ): TemplateResult {
    const name =
      key === undefined ? nothing : html`<span class="key">${key}</span>: `
    if (typeof value !== 'object' || value === null) {
      return html`<div class="leaf">${name}${leaf(value)}</div>`
    }
    const members = Object.entries(value)
    const brackets = Array.isArray(value) ? '[]' : '{}'
    if (members.length === 0) {
      return html`<div class="leaf">${name}${brackets}</div>`
    }
    const rest = members.length - MOST_MEMBERS
    return html`<details ?open=${depth > 0}>
      <summary>
        ${name}<span class="muted"
          >${brackets[0]}${members.length}${brackets[1]}</span
        >
      </summary>
      <div class="members">
        ${members
          .slice(0, MOST_MEMBERS)
          .map(([inner, member]) => this.#node(inner, member, depth - 1))}
        ${rest > 0 ? html`<div class="leaf muted">${rest} more</div>` : nothing}
      </div>
    </details>`
  }
}

function leaf(value: unknown): TemplateResult {
  return typeof value === 'string'
    ? html`<span class="text">${JSON.stringify(value)}</span>`
    : html`<span class="value">${String(value)}</span>`
}

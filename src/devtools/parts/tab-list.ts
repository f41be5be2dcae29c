import { css, html, LitElement, nothing } from 'lit'
import { VIEW_NAMES, type ViewName } from '../model/search.ts'

/**
 * The tabs of the views. Fluent's tabs are not used: they leave a polyfill on the page's document.
 */
export class TabList extends LitElement {
  static override properties = {
    active: {},
    counts: { attribute: false },
  }
  static override styles = css`
    :host {
      display: flex;
      overflow-x: auto;
      scrollbar-width: none;
      border-bottom: 1px solid var(--colorNeutralStroke2);
      padding: 0 6px;
      flex: none;
    }
    button {
      flex: none;
      position: relative;
      border: 0;
      background: none;
      color: var(--colorNeutralForeground2);
      font: var(--fontWeightRegular) 13px / 18px var(--fontFamilyBase);
      padding: 8px 10px 9px;
      cursor: pointer;
      border-radius: 4px;
    }
    button:hover {
      color: var(--colorNeutralForeground1);
      background: var(--colorSubtleBackgroundHover);
    }
    button[aria-selected='true'] {
      color: var(--colorNeutralForeground1);
      font-weight: var(--fontWeightSemibold);
    }
    button[aria-selected='true']::after {
      content: '';
      position: absolute;
      inset: auto 10px 0;
      height: 2px;
      border-radius: 2px;
      background: var(--colorCompoundBrandStroke);
    }
    button:focus-visible {
      outline: 2px solid var(--colorStrokeFocus2);
      outline-offset: -3px;
    }
    .count {
      color: var(--colorNeutralForeground3);
      font-weight: var(--fontWeightRegular);
      font-size: 11px;
      margin-left: 5px;
      font-variant-numeric: tabular-nums;
    }
  `

  declare active: ViewName
  declare counts: Partial<Record<ViewName, number>>

  constructor() {
    super()
    this.counts = {}
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.setAttribute('role', 'tablist')
    this.setAttribute('aria-label', 'Views')
    this.addEventListener('keydown', this.#onKey)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.removeEventListener('keydown', this.#onKey)
  }

  protected override updated(): void {
    this.renderRoot
      .querySelector('[aria-selected=true]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }

  protected override render() {
    return VIEW_NAMES.map((name) => {
      const isActive = name === this.active
      const count = this.counts[name] ?? 0
      return html`<button
        role="tab"
        id=${name}
        aria-selected=${isActive}
        tabindex=${isActive ? 0 : -1}
        @click=${() => this.#show(name)}
      >
        ${titleOf(name)}${
          count === 0
            ? nothing
            : html`<span class="count">${count.toLocaleString('en')}</span>`
        }
      </button>`
    })
  }

  #show(name: ViewName): void {
    this.dispatchEvent(new CustomEvent('acp-tab', { detail: name }))
  }

  readonly #onKey = (event: KeyboardEvent) => {
    const at = VIEW_NAMES.indexOf(this.active)
    const targets: Record<string, number> = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: VIEW_NAMES.length - 1,
    }
    const target = targets[event.key]
    if (target === undefined) return
    event.preventDefault()
    const name = VIEW_NAMES.at(target % VIEW_NAMES.length)
    if (name === undefined) return
    this.#show(name)
    void this.updateComplete.then(() =>
      (this.renderRoot.querySelector(`#${name}`) as HTMLElement).focus(),
    )
  }
}

export function titleOf(view: ViewName): string {
  return view.charAt(0).toUpperCase() + view.slice(1)
}

import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
} from '@tanstack/virtual-core'
import {
  css,
  html,
  LitElement,
  type PropertyValues,
  type TemplateResult,
} from 'lit'
import { styled } from './styled.ts'

/**
 * A list that renders only its visible rows. Selecting one sends `acp-pick` with its key.
 *
 * It has no shadow root, so that the view styles its rows, and the selected row can be referenced by id for
 * assistive technology.
 */
export class VirtualList extends LitElement {
  static override properties = {
    items: { attribute: false },
    keyOf: { attribute: false },
    row: { attribute: false },
    rowHeight: { type: Number },
    label: {},
    selected: { attribute: false },
  }

  declare items: readonly unknown[]
  declare keyOf: (item: never) => string
  declare row: (item: never) => TemplateResult
  /** Height of every row in pixels. */
  declare rowHeight: number
  declare label: string
  declare selected: string | undefined

  #virtualizer: Virtualizer<VirtualList, Element> | undefined
  #unmount = () => {}
  /** True if the selection was made in this list, where the row is visible already. */
  #shown: string | undefined

  constructor() {
    super()
    this.items = []
    this.rowHeight = 48
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.tabIndex = 0
    this.setAttribute('role', 'listbox')
    this.addEventListener('keydown', this.#onKey)
    this.#virtualizer = new Virtualizer(this.#options())
    // oxlint-disable-next-line no-underscore-dangle -- the library's API for adapters, such as this element
    this.#unmount = this.#virtualizer._didMount()
    this.requestUpdate()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.removeEventListener('keydown', this.#onKey)
    this.#unmount()
  }

  protected override willUpdate(): void {
    this.#virtualizer?.setOptions(this.#options())
    this.setAttribute('aria-label', this.label)
  }

  protected override updated(_changed: PropertyValues<this>): void {
    // oxlint-disable-next-line no-underscore-dangle -- as above
    this.#virtualizer?._willUpdate()
    if (this.selected !== undefined && this.selected !== this.#shown) {
      const index = this.#selectedIndex()
      if (index >= 0) {
        this.#shown = this.selected
        this.#virtualizer?.scrollToIndex(index, { align: 'auto' })
      }
    }
    const active = this.querySelector('.selected')
    if (active === null) this.removeAttribute('aria-activedescendant')
    else this.setAttribute('aria-activedescendant', active.id)
  }

  protected override createRenderRoot() {
    return this
  }

  protected override render() {
    const shown = this.#virtualizer?.getVirtualItems() ?? []
    const height = `${this.items.length * this.rowHeight}px`
    return html`<div role="presentation" ${styled({ height })}>
      ${shown.map(({ index, start }) => this.#item(index, start))}
    </div>`
  }

  #item(index: number, start: number) {
    const item = this.items[index] as never
    if (item === undefined) return ''
    const key = this.keyOf(item)
    const isSelected = key === this.selected
    return html`<div
      class="item ${isSelected ? 'selected' : ''}"
      role="option"
      id="row-${index}"
      aria-selected=${isSelected}
      aria-setsize=${this.items.length}
      aria-posinset=${index + 1}
      ${styled({
        height: `${this.rowHeight}px`,
        transform: `translateY(${start}px)`,
      })}
      @click=${() => this.#pick(index)}
    >
      ${this.row(item)}
    </div>`
  }

  #options() {
    return {
      count: this.items.length,
      getScrollElement: (): VirtualList => this,
      estimateSize: () => this.rowHeight,
      overscan: 6,
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      // not during an update, which reads its size
      onChange: () => queueMicrotask(() => this.requestUpdate()),
    }
  }

  #selectedIndex(): number {
    return this.items.findIndex(
      (item) => this.keyOf(item as never) === this.selected,
    )
  }

  #pick(index: number): void {
    const item = this.items[index] as never
    if (item === undefined) return
    const detail = this.keyOf(item)
    this.#shown = detail
    this.#virtualizer?.scrollToIndex(index, { align: 'auto' })
    this.dispatchEvent(new CustomEvent('acp-pick', { detail }))
  }

  readonly #onKey = (event: KeyboardEvent) => {
    const last = this.items.length - 1
    const at = this.#selectedIndex()
    const page = Math.max(1, Math.floor(this.clientHeight / this.rowHeight) - 1)
    const targets: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at < 0 ? 0 : at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: last,
    }
    const target = targets[event.key]
    if (target === undefined || last < 0) return
    event.preventDefault()
    this.#pick(Math.min(last, Math.max(0, target)))
  }
}

/** Styles of lists and their rows, for the view around them. */
export const listStyles = css`
  acp-list {
    display: block;
    flex: 1;
    min-height: 0;
    overflow: hidden auto;
    overscroll-behavior: contain;
  }
  acp-list:focus-visible {
    outline: 2px solid var(--colorStrokeFocus2);
    outline-offset: -2px;
  }
  acp-list > div {
    position: relative;
  }
  acp-list .item {
    position: absolute;
    inset: 0 0 auto;
    border-bottom: 1px solid var(--colorNeutralStroke3);
    cursor: pointer;
  }
  acp-list .item:hover {
    background: var(--colorSubtleBackgroundHover);
  }
  acp-list .item.selected {
    background: var(--colorNeutralBackground1Selected);
    box-shadow: inset 3px 0 var(--colorBrandStroke1);
  }
  .row {
    height: 100%;
    padding: 0 12px;
    display: grid;
    align-content: center;
    gap: 3px;
  }
`

import {
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit'
import { icon } from './icons.ts'
import type { Model } from '../model/model.ts'
import type { ViewName } from '../model/search.ts'

/** Target of an `acp-go` event, with which a view shows another one. */
export interface Destination {
  readonly view: ViewName
  /** Item to select there; undefined shows the list. */
  readonly key?: string | undefined
}

/** A view of the model, updated when the model changes, and at intervals if it shows time. */
export abstract class ViewElement extends LitElement {
  static override properties: PropertyDeclarations = {
    model: { attribute: false },
    selected: { attribute: false },
  }

  declare model: Model
  /** Selected item of this view. */
  declare selected: string | undefined

  /** Interval of time updates in milliseconds; 0 for none. */
  protected readonly tickMs: number = 0
  #leave = () => {}

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.model !== undefined) this.#follow()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#leave()
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('model')) this.#follow()
  }

  /** Asks the panel to show another view or item. */
  protected go(view: ViewName, key?: string): void {
    const detail: Destination = { view, key }
    this.dispatchEvent(
      new CustomEvent('acp-go', { detail, bubbles: true, composed: true }),
    )
  }

  /** Returns the value of a field of this view, by the field's id. */
  protected typed(id: string): string {
    return (this.renderRoot.querySelector(`#${id}`) as HTMLInputElement).value
  }

  /** Renders a link to an item of another view. */
  protected link(
    view: ViewName,
    key: string,
    text: string | TemplateResult = key,
  ): TemplateResult {
    return html`<button
      class="link clip"
      title=${key}
      @click=${() => this.go(view, key)}
    >
      ${text}
    </button>`
  }

  /** Renders a button back to the list, for windows with room for one pane only. */
  protected backButton(view: ViewName, label: string): TemplateResult {
    return html`<acp-button
      class="back"
      size="small"
      appearance="subtle"
      @click=${() => this.go(view)}
      >${icon('back')} ${label}</acp-button
    >`
  }

  #follow(): void {
    this.#leave()
    const unsubscribe = this.model.subscribe(() => this.requestUpdate())
    const timer =
      this.tickMs === 0
        ? undefined
        : setInterval(() => this.requestUpdate(), this.tickMs)
    this.#leave = () => {
      unsubscribe()
      clearInterval(timer)
    }
  }
}

/** Renders the text of an empty view. */
export function emptyState(
  title: string,
  explanation: string | typeof nothing = nothing,
): TemplateResult {
  return html`<div class="empty">
    <strong>${title}</strong><span>${explanation}</span>
  </div>`
}

/** Defines an element, unless another copy of the panel did. */
export function defineElement(
  name: string,
  element: CustomElementConstructor,
): void {
  if (customElements.get(name) === undefined) {
    customElements.define(name, element)
  }
}

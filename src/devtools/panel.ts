import {
  html,
  LitElement,
  nothing,
  type PropertyValues,
  type TemplateResult,
} from 'lit'
import { ACCOUNT_TABLES } from './model/account-items.ts'
import { icon, type IconName } from './parts/icons.ts'
import type { Model } from './model/model.ts'
import { panelFrameStyles } from './styles/panel-frame.ts'
import {
  POSITIONS,
  THEMES,
  type Position,
  type ThemeChoice,
} from './preferences.ts'
import { readableTime } from './model/readable.ts'
import type { ViewName } from './model/search.ts'
import { titleOf } from './parts/tab-list.ts'
import type { Destination } from './parts/view-element.ts'

/** The panel: its header and the active view. */
export class DevtoolsPanel extends LitElement {
  static override properties = {
    model: { attribute: false },
    view: {},
    position: {},
    theme: {},
    isPage: { type: Boolean },
    picked: { state: true },
    query: { state: true },
  }
  static override styles = panelFrameStyles

  declare model: Model
  declare view: ViewName
  declare position: Position
  declare theme: ThemeChoice
  /** True if the panel fills the page, where it cannot be docked or closed. */
  declare isPage: boolean
  /** Selected item of each view. */
  declare picked: Partial<Record<ViewName, string>>
  declare query: string
  #leave = () => {}

  constructor() {
    super()
    this.picked = {}
    this.query = ''
    this.isPage = false
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#leave()
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('model')) return
    this.#leave()
    const unsubscribe = this.model.subscribe(() => this.requestUpdate())
    const timer = setInterval(() => this.requestUpdate(), 1_000)
    this.#leave = () => {
      unsubscribe()
      clearInterval(timer)
    }
    this.picked = {}
  }

  protected override render() {
    const { tables, requests, faults } = this.model.state
    return html`<div class="top">
        ${this.#title()} ${this.#clock()} ${this.#search()} ${this.#buttons()}
      </div>
      ${this.#connection()}
      <acp-tabs
        .active=${this.view}
        .counts=${{
          sessions: tables.paymentSession.length,
          wallets: tables.paymentInstrument.length,
          payments: tables.payment.length,
          account: ACCOUNT_TABLES.reduce(
            (sum, name) => sum + tables[name].length,
            0,
          ),
          requests: requests.length,
          faults: faults.length,
        }}
        @acp-tab=${({ detail }: CustomEvent<ViewName>) => this.#show(detail)}
      ></acp-tabs>
      <div
        class="body"
        role="tabpanel"
        aria-label=${this.query === '' ? titleOf(this.view) : 'Search results'}
        @acp-go=${({ detail }: CustomEvent<Destination>) => this.#go(detail)}
      >
        ${
          this.query === ''
            ? this.#view()
            : html`<acp-search
                .model=${this.model}
                .query=${this.query}
              ></acp-search>`
        }
      </div>`
  }

  #title() {
    return html`<div class="title">
      ${icon('logo')}
      <strong>AgentCore Payments</strong>
      <span class="scenario" title="The scenario in use"
        >${this.model.state.scenario}</span
      >
    </div>`
  }

  #clock() {
    const [main] = this.model.clocks()
    if (main === undefined) return nothing
    return html`<button
      class="clock"
      title="The mock's clock"
      @click=${() => this.#show('clock')}
    >
      ${icon(main.frozen ? 'pause' : 'clock')}
      <span>${readableTime(main.nowMs)}</span>
      ${
        main.frozen
          ? html`<span class="state">frozen</span>`
          : main.scale === 1
            ? nothing
            : html`<span class="state">×${main.scale}</span>`
      }
    </button>`
  }

  #search() {
    return html`<label class="search">
      ${icon('search')}
      <input
        type="search"
        aria-label="Search everything"
        placeholder="Search"
        .value=${this.query}
        @input=${({ target }: Event) => {
          this.query = (target as HTMLInputElement).value
        }}
      />
    </label>`
  }

  #buttons() {
    return html`<div class="buttons">
      ${this.#cycle('theme', THEMES, this.theme, `Colours: ${this.theme}`)}
      ${
        this.isPage
          ? nothing
          : html`${this.#cycle('position', POSITIONS, this.position, `Docked: ${this.position}`)}
              <acp-button
                size="small"
                appearance="subtle"
                icon-only
                aria-label="Close"
                title="Close"
                @click=${() => this.#prefer({ open: false })}
                >${icon('close')}</acp-button
              >`
      }
    </div>`
  }

  /** A button that cycles through a few choices. */
  #cycle<Choice extends IconName>(
    name: 'theme' | 'position',
    choices: readonly Choice[],
    present: Choice,
    title: string,
  ): TemplateResult {
    const next = choices[(choices.indexOf(present) + 1) % choices.length]
    return html`<acp-button
      size="small"
      appearance="subtle"
      icon-only
      aria-label="${title}, change to ${next}"
      title="${title}"
      @click=${() => this.#prefer({ [name]: next })}
      >${icon(present)}</acp-button
    >`
  }

  #connection() {
    const { connection } = this.model.state
    if (connection.status !== 'lost') return nothing
    return html`<acp-message-bar intent="error" role="alert"
      >The mock is out of reach, and tried again every two seconds.
      ${connection.reason}</acp-message-bar
    >`
  }

  #view(): TemplateResult {
    const { model, view } = this
    const selected = this.picked[view]
    switch (view) {
      case 'sessions':
        return html`<acp-sessions
          .model=${model}
          .selected=${selected}
        ></acp-sessions>`
      case 'wallets':
        return html`<acp-wallets
          .model=${model}
          .selected=${selected}
        ></acp-wallets>`
      case 'payments':
        return html`<acp-payments
          .model=${model}
          .selected=${selected}
        ></acp-payments>`
      case 'account':
        return html`<acp-account
          .model=${model}
          .selected=${selected}
        ></acp-account>`
      case 'requests':
        return html`<acp-requests
          .model=${model}
          .selected=${selected}
        ></acp-requests>`
      case 'clock':
        return html`<acp-clock .model=${model}></acp-clock>`
      case 'faults':
        return html`<acp-faults
          .model=${model}
          .selected=${selected}
        ></acp-faults>`
      case 'scenarios':
        return html`<acp-scenarios
          .model=${model}
          .selected=${selected}
        ></acp-scenarios>`
      case 'world':
        return html`<acp-world
          .model=${model}
          .selected=${selected}
        ></acp-world>`
    }
  }

  #show(view: ViewName): void {
    this.query = ''
    this.#prefer({ view })
  }

  #go({ view, key }: Destination): void {
    const { [view]: _, ...others } = this.picked
    this.picked = key === undefined ? others : { ...others, [view]: key }
    this.#show(view)
  }

  #prefer(detail: object): void {
    this.dispatchEvent(new CustomEvent('acp-prefer', { detail }))
  }
}

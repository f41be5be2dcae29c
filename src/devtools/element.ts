import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { DevtoolsPanel } from './panel.ts'
import {
  sourceOf,
  type DevtoolsTarget,
  type ScenarioLibrary,
} from './model/source.ts'
import { drawerStyles } from './styles/drawer.ts'
import { icon } from './parts/icons.ts'
import { createModel, type Model } from './model/model.ts'
import { definePanelElements } from './elements.ts'
import {
  keepPreferences,
  LARGEST_SIZE,
  readPreferences,
  SMALLEST_SIZE,
  type Position,
  type Preferences,
} from './preferences.ts'
import { TabList } from './parts/tab-list.ts'
import { themeStyles } from './styles/theme.ts'
import { defineElement } from './parts/view-element.ts'
import { styled } from './parts/styled.ts'

const DEFAULTS: Preferences = {
  open: false,
  position: 'bottom',
  size: 0.45,
  view: 'sessions',
  theme: 'system',
}

/** `<agentcore-payments-devtools>`: the button and the drawer, on a page of the app or as a page of its own. */
export class DevtoolsElement extends LitElement {
  static override properties = {
    controller: { attribute: false },
    library: { attribute: false },
    initially: { attribute: false },
    page: { type: Boolean },
    preferences: { state: true },
  }

  static override styles = [themeStyles, drawerStyles]

  /** A mock of this page, or an admin client. */
  declare controller: DevtoolsTarget | undefined
  /** Scenarios to choose from, for a mock of this page. */
  declare library: ScenarioLibrary
  /** Initial settings, unless others are stored. */
  declare initially: Partial<Preferences>
  /** True if the panel fills the page. */
  declare page: boolean
  declare preferences: Preferences

  #model: Model | undefined
  readonly #darkness = matchMedia('(prefers-color-scheme: dark)')

  constructor() {
    super()
    this.initially = {}
    this.page = false
    this.preferences = DEFAULTS
    this.library = { list: () => [], find: noScenario }
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#darkness.addEventListener('change', this.#applyTheme)
    addEventListener('keydown', this.#onShortcut)
    // reconnected to the page, it follows the mock again
    this.requestUpdate('controller')
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#darkness.removeEventListener('change', this.#applyTheme)
    removeEventListener('keydown', this.#onShortcut)
    this.#follow(undefined)
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('initially')) {
      const remembered = readPreferences(storage)
      this.preferences = { ...DEFAULTS, ...this.initially, ...remembered }
      this.#applyTheme()
    }
    if (changed.has('controller')) this.#follow(this.controller)
  }

  protected override render() {
    if (this.#model === undefined) return nothing
    const { open, position } = this.preferences
    return open || this.page ? this.#drawer(position) : this.#toggle()
  }

  #follow(target: DevtoolsTarget | undefined): void {
    this.#model?.stop()
    this.#model =
      target &&
      createModel(sourceOf(target, this.library), {
        frame: (work) => requestAnimationFrame(work),
        after(ms, work) {
          const timer = setTimeout(work, ms)
          return () => clearTimeout(timer)
        },
      })
  }

  #toggle() {
    return html`<button
      class="toggle"
      aria-label="Open the payments devtools"
      title="Payments devtools (Alt+Shift+P)"
      @click=${() => this.#open()}
    >
      ${icon('logo')}
    </button>`
  }

  #drawer(position: Position) {
    const { size, view, theme } = this.preferences
    const length = `${(size * 100).toFixed(1)}${position === 'bottom' ? 'vh' : 'vw'}`
    const side = position === 'bottom' ? 'height' : 'width'
    return html`<div
      class="drawer ${this.page ? 'page' : position}"
      role=${this.page ? 'main' : 'complementary'}
      aria-label="Payments devtools"
      ${styled(this.page ? {} : { [side]: length })}
    >
      ${this.page ? nothing : this.#handle(position)}
      <acp-panel
        .model=${this.#model}
        .view=${view}
        .position=${position}
        .theme=${theme}
        .isPage=${this.page}
        @acp-prefer=${({ detail }: CustomEvent<Partial<Preferences>>) => {
          if (detail.open === false) this.#close()
          else this.#prefer(detail)
        }}
      ></acp-panel>
    </div>`
  }

  #handle(position: Position) {
    return html`<div
      class="handle"
      role="separator"
      tabindex="0"
      aria-label="Size of the devtools"
      aria-orientation=${position === 'bottom' ? 'horizontal' : 'vertical'}
      aria-valuemin=${SMALLEST_SIZE * 100}
      aria-valuemax=${LARGEST_SIZE * 100}
      aria-valuenow=${Math.round(this.preferences.size * 100)}
      @pointerdown=${(event: PointerEvent) =>
        (event.target as Element).setPointerCapture(event.pointerId)}
      @pointermove=${(event: PointerEvent) => {
        if (event.buttons === 1) this.#resize(sizeAt(event, position))
      }}
      @keydown=${(event: KeyboardEvent) => {
        const step = STEPS[position][event.key]
        if (step === undefined) return
        event.preventDefault()
        this.#resize(this.preferences.size + step)
      }}
    ></div>`
  }

  #resize(size: number): void {
    this.#prefer({
      size: Math.min(LARGEST_SIZE, Math.max(SMALLEST_SIZE, size)),
    })
  }

  #prefer(change: Partial<Preferences>): void {
    this.preferences = { ...this.preferences, ...change }
    keepPreferences(storage, this.preferences)
    this.#applyTheme()
  }

  // after both, the keyboard focus is where the press led

  #open(): void {
    this.#prefer({ open: true })
    void this.updateComplete.then(() =>
      this.renderRoot
        .querySelector('acp-panel')
        ?.shadowRoot?.querySelector<HTMLElement>('input[type=search]')
        ?.focus(),
    )
  }

  #close(): void {
    this.#prefer({ open: false })
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('.toggle')?.focus(),
    )
  }

  readonly #applyTheme = () => {
    const { theme } = this.preferences
    const isDark =
      theme === 'dark' || (theme === 'system' && this.#darkness.matches)
    this.dataset['theme'] = isDark ? 'dark' : 'light'
  }

  readonly #onShortcut = (event: KeyboardEvent) => {
    // by the key's code: with Alt, some layouts produce another letter
    if (this.page || event.code !== 'KeyP' || !event.altKey || !event.shiftKey)
      return
    event.preventDefault()
    if (this.preferences.open) this.#close()
    else this.#open()
  }
}

const STEPS: Record<Position, Readonly<Record<string, number>>> = {
  bottom: { ArrowUp: 0.05, ArrowDown: -0.05 },
  right: { ArrowLeft: 0.05, ArrowRight: -0.05 },
  left: { ArrowRight: 0.05, ArrowLeft: -0.05 },
}

function sizeAt(
  { clientX, clientY }: PointerEvent,
  position: Position,
): number {
  if (position === 'bottom') return 1 - clientY / innerHeight
  const share = clientX / innerWidth
  return position === 'left' ? share : 1 - share
}

function storage(): Storage {
  return localStorage
}

async function noScenario(name: string): Promise<never> {
  throw new Error(`There is no scenario ${JSON.stringify(name)}.`)
}

/** Defines the element and all its parts. */
export function defineDevtoolsElement(): void {
  definePanelElements()
  defineElement('acp-tabs', TabList)
  defineElement('acp-panel', DevtoolsPanel)
  defineElement('agentcore-payments-devtools', DevtoolsElement)
}

import { css, html, LitElement, nothing } from 'lit'
import { messageOf } from '../model/message-of.ts'

/**
 * A button that changes the mock. An error is shown beside the button until it is pressed again.
 */
export class ActionButton extends LitElement {
  static override properties = {
    run: { attribute: false },
    appearance: {},
    label: {},
    pressed: { attribute: false },
    problem: { state: true },
    isBusy: { state: true },
    done: { state: true },
  }

  static override styles = css`
    :host {
      display: inline-flex;
      flex-direction: column;
      align-items: flex-start;
      gap: 4px;
      max-width: 100%;
    }
    :host([hidden]) {
      display: none;
    }
    p {
      margin: 0;
      font-size: 12px;
      line-height: 16px;
      color: var(--acpBadText);
      max-width: 60ch;
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
    p.done {
      color: var(--colorNeutralForeground2);
    }
    acp-button {
      min-width: 0;
    }
  `

  /** Action of the button; a text that it returns is shown as its result. */
  declare run: () => unknown
  declare appearance: string
  /** Label for screen readers, where the text of the button is not enough. */
  declare label: string | undefined
  /** True if the button is the selected choice of a group. */
  declare pressed: boolean | undefined
  declare problem: string | undefined
  declare isBusy: boolean
  declare done: string | undefined

  constructor() {
    super()
    this.appearance = 'secondary'
    this.isBusy = false
  }

  /** Runs the action, as a press does. */
  async press(): Promise<void> {
    if (this.isBusy) return
    this.isBusy = true
    this.problem = undefined
    this.done = undefined
    try {
      const said = await this.run()
      this.done = typeof said === 'string' ? said : undefined
    } catch (error) {
      this.problem = messageOf(error)
    }
    this.isBusy = false
  }

  protected override render() {
    // tools need the role as an attribute: Fluent's is in the element's internals
    return html`<acp-button
        size="small"
        appearance=${this.appearance}
        aria-label=${this.label ?? nothing}
        role=${this.pressed === undefined ? nothing : 'button'}
        aria-pressed=${this.pressed ?? nothing}
        aria-busy=${this.isBusy}
        @click=${() => this.press()}
        ><slot></slot></acp-button
      >${
        this.problem === undefined
          ? nothing
          : html`<p role="alert">${this.problem}</p>`
      }${
        this.done === undefined
          ? nothing
          : html`<p role="status" class="done">${this.done}</p>`
      }`
  }
}

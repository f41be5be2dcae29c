import { html, nothing } from 'lit'
import type { ClockKind } from '../../domain/closest-clock.ts'
import { advance } from '../model/advance.ts'
import type { ClockReading } from '../model/clock-mirrors.ts'
import type { ClockTarget } from '../model/source.ts'
import { panelStyles } from '../styles/panel.ts'
import { readableTime, shortId } from '../model/readable.ts'
import { pressOnEnter, textField } from '../parts/text-field.ts'
import { ViewElement } from '../parts/view-element.ts'
import { mainClock, mainClockStyles } from './main-clock.ts'

// in the order in which they are needed most
const KINDS: readonly ClockKind[] = [
  'userId',
  'paymentSessionId',
  'paymentManagerArn',
]

/** The mock's clock, and the clocks of single users, sessions and managers. */
export class ClockView extends ViewElement {
  static override styles = [panelStyles, mainClockStyles]
  protected override readonly tickMs = 250

  protected override render() {
    const [main, ...attached] = this.model.clocks()
    return html`<div class="scroll">
      <div class="page">
        ${
          main === undefined
            ? nothing
            : mainClock(main, {
                model: this.model,
                link: (view, key, text) => this.link(view, key, text),
                typed: (id) => this.typed(id),
              })
        }
        <section aria-label="Attached clocks">
          <h2 class="section">Attached clocks</h2>
          <p class="muted">
            A user, a session or a manager can have its own clock. The closest
            one applies: the session's, then the user's, then the manager's.
          </p>
          ${
            attached.length === 0
              ? nothing
              : html`<ul class="card lines">
                  ${attached.map((reading) => this.#attached(reading))}
                </ul>`
          }
          ${this.#attachForm()}
        </section>
      </div>
    </div>`
  }

  #attached({ target, nowMs, frozen }: ClockReading) {
    const { clocks } = this.model.source.controller
    if (target === undefined) return nothing
    const [[kind, value] = ['', '']] = Object.entries(target)
    const own = () => clocks.of(target)
    return html`<li>
      <span class="tag">${kind}</span>
      <span class="grow clip mono" title=${value}>${shortId(value)}</span>
      <span class="number">${readableTime(nowMs)}</span>
      <acp-action
        .label=${`Advance the clock of ${value} by 15 minutes`}
        .run=${async () => advance(await own(), { minutes: 15 })}
        >+15 min</acp-action
      >
      <acp-action
        .run=${async () => {
          const clock = await own()
          return frozen ? clock.resume() : clock.freeze()
        }}
        >${frozen ? 'Resume' : 'Freeze'}</acp-action
      >
      <acp-action .run=${() => clocks.detach(target)}>Detach</acp-action>
    </li>`
  }

  #attachForm() {
    return html`<div class="inline" @keydown=${pressOnEnter}>
      <label class="field"
        >Target<select id="kind">
          ${KINDS.map((kind) => html`<option>${kind}</option>`)}
        </select></label
      >
      <span class="wide">${textField({ id: 'whose', label: 'Id' })}</span>
      <acp-action
        .run=${async () => {
          const kind = this.typed('kind') as ClockKind
          const target = { [kind]: this.typed('whose') } as ClockTarget
          await this.model.source.controller.clocks.attach(target)
        }}
        >Attach</acp-action
      >
    </div>`
  }
}

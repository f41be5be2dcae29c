import { css, html, nothing } from 'lit'
import { expiresAtMs } from '../../domain/session-lifecycle.ts'
import { clockKey, type ClockReading } from '../model/clock-mirrors.ts'
import type {
  ClockTarget,
  PanelClock,
  SessionRow,
  Transition,
} from '../model/source.ts'
import { readSpan, UNITS, type Unit } from '../model/duration-input.ts'
import { panelStyles } from '../styles/panel.ts'
import { readableTime, shortId, span } from '../model/readable.ts'
import { pressOnEnter, textField } from '../parts/text-field.ts'
import { ViewElement } from '../parts/view-element.ts'

const STEPS = [
  ['+1 min', { minutes: 1 }],
  ['+15 min', { minutes: 15 }],
  ['+1 h', { hours: 1 }],
  ['+1 day', { days: 1 }],
] as const

const SCALES = [0.1, 1, 10, 60, 600, 3600]
const KINDS = ['userId', 'paymentSessionId', 'paymentManagerArn'] as const
type Kind = (typeof KINDS)[number]

/** Time: the mock's clock, and the clocks of single users, sessions and managers. */
export class ClockView extends ViewElement {
  static override styles = [
    panelStyles,
    css`
      .now {
        font-size: clamp(22px, 6cqi, 32px);
        line-height: 40px;
        font-weight: var(--fontWeightSemibold);
        letter-spacing: -0.01em;
      }
      .now small {
        white-space: nowrap;
        font-size: 15px;
        font-weight: var(--fontWeightRegular);
        color: var(--colorNeutralForeground3);
        letter-spacing: 0;
      }
      .controls {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(250px, 1fr));
        gap: 10px;
      }
      .controls > .inline > * {
        flex: 1 1 90px;
        width: auto;
      }
      .controls > .inline > acp-action {
        flex: none;
      }
      .panel {
        display: grid;
        gap: 14px;
      }
    `,
  ]
  protected override readonly tickMs = 250

  protected override render() {
    const [main, ...attached] = this.model.clocks()
    return html`<div class="scroll">
      <div class="page">
        ${main === undefined ? nothing : this.#main(main)}
        <section aria-label="Clocks of their own">
          <h2 class="section">Clocks of their own</h2>
          <p class="muted">
            A user, a session or a manager can have its own time. The closest
            clock counts.
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

  #main(reading: ClockReading) {
    const { clock } = this.model.source.controller
    const next = this.#nextExpiry()
    return html`<section aria-label="The mock's clock" class="panel">
      <div>
        <div class="now number">
          ${readableTime(reading.nowMs)} <small>UTC</small>
        </div>
        <p class="muted">
          ${
            reading.frozen
              ? 'Frozen: it stands still until it is moved or resumed.'
              : `Running, at ${reading.scale === 1 ? 'the speed of real time' : `${reading.scale} times the speed of real time`}.`
          }
        </p>
      </div>
      <div class="actions">
        ${
          reading.frozen
            ? html`<acp-action appearance="primary" .run=${() => clock.resume()}
                >Resume</acp-action
              >`
            : html`<acp-action appearance="primary" .run=${() => clock.freeze()}
                >Freeze</acp-action
              >`
        }
        ${STEPS.map(
          ([label, step]) =>
            html`<acp-action .run=${() => advance(clock, step)}
              >${label}</acp-action
            >`,
        )}
        <acp-action .run=${() => advanceToNext(clock)}
          >To the next expiry</acp-action
        >
      </div>
      <p class="muted">
        ${
          next === undefined
            ? 'Nothing is due: no live session follows this clock.'
            : html`Next,
                ${this.link('sessions', next.session.paymentSessionId, shortId(next.session.paymentSessionId))}
                expires in <span class="number">${span(next.inMs)}</span>.`
        }
      </p>
      <div class="controls">
        <div class="card padded inline" @keydown=${pressOnEnter}>
          ${textField({
            id: 'amount',
            label: 'Advance by',
            value: '30',
            isNumber: true,
          })}
          <label class="field"
            >Unit<select id="unit">
              ${UNITS.map(
                (unit) =>
                  html`<option ?selected=${unit === 'minutes'}>
                    ${unit}
                  </option>`,
              )}
            </select></label
          >
          <acp-action
            .run=${() =>
              advance(
                clock,
                readSpan(this.typed('amount'), this.typed('unit') as Unit),
              )}
            >Advance</acp-action
          >
        </div>
        <div class="card padded inline" @keydown=${pressOnEnter}>
          ${textField({
            id: 'instant',
            label: 'Move to (UTC)',
            placeholder: '2026-01-31 12:00:00',
          })}
          <acp-action
            .run=${async () => {
              await clock.advanceTo(readInstant(this.typed('instant')))
            }}
            >Move</acp-action
          >
        </div>
        <div class="card padded inline">
          <label class="field"
            >Speed<select id="scale">
              ${[...new Set([...SCALES, reading.scale])].map(
                (scale) =>
                  html`<option
                    value=${scale}
                    ?selected=${scale === reading.scale}
                  >
                    ${scale === 1 ? 'real time' : `${scale} times`}
                  </option>`,
              )}
            </select></label
          >
          <acp-action .run=${() => clock.setScale(Number(this.typed('scale')))}
            >Set</acp-action
          >
        </div>
      </div>
    </section>`
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
        >Of a<select id="kind">
          ${KINDS.map((kind) => html`<option>${kind}</option>`)}
        </select></label
      >
      <span class="wide">${textField({ id: 'whose', label: 'Which' })}</span>
      <acp-action
        .run=${async () => {
          const kind = this.typed('kind') as Kind
          const target = { [kind]: this.typed('whose') } as ClockTarget
          await this.model.source.controller.clocks.attach(target)
        }}
        >Give it a clock</acp-action
      >
    </div>`
  }

  /** The next of the sessions that follow the main clock. */
  #nextExpiry(): { session: SessionRow; inMs: number } | undefined {
    const [main, ...others] = this.model.clocks()
    if (main === undefined) return undefined
    const own = new Set(others.map(({ target }) => clockKey(target)))
    let next: { session: SessionRow; inMs: number } | undefined
    for (const session of this.model.state.tables.paymentSession) {
      const inMs = expiresAtMs(session) - main.nowMs
      if (inMs <= 0 || inMs >= (next?.inMs ?? Infinity)) continue
      const hasOwn = KINDS.some((kind) => own.has(`${kind},${session[kind]}`))
      if (!hasOwn) next = { session, inMs }
    }
    return next
  }
}

async function advance(
  clock: PanelClock,
  by: Parameters<PanelClock['advanceBy']>[0],
) {
  await clock.advanceBy(by)
}

async function advanceToNext(clock: PanelClock): Promise<string> {
  const happened = await clock.advanceToNext()
  return happened.length === 0
    ? 'Nothing is due.'
    : happened.map(sayTransition).join(' ')
}

function sayTransition(transition: Transition): string {
  return transition.type === 'session-expired'
    ? `${shortId(transition.paymentSessionId)} expired.`
    : `${shortId(transition.key)} is ${transition.to === 'GONE' ? 'gone' : transition.to}.`
}

/** As it is shown, or ISO 8601; without a zone it is UTC. */
function readInstant(text: string): string {
  const plain = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d)?$/
  const trimmed = text.trim()
  return plain.test(trimmed) ? `${trimmed.replace(' ', 'T')}Z` : trimmed
}

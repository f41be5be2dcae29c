import { css, html, type TemplateResult } from 'lit'
import { advance, advanceToNext } from '../model/advance.ts'
import type { ClockReading } from '../model/clock-mirrors.ts'
import { readSpan, UNITS, type Unit } from '../model/duration-input.ts'
import { readInstant } from '../model/instant-input.ts'
import { nextExpiry } from '../model/next-expiry.ts'
import { readableTime, shortId, span } from '../model/readable.ts'
import type { PanelClock } from '../model/source.ts'
import { pressOnEnter, textField } from '../parts/text-field.ts'
import type { SteeringParts } from './steering.ts'

type Parts = Pick<SteeringParts, 'model' | 'link' | 'typed'>

/** Styles of the mock's clock. */
export const mainClockStyles = css`
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
`

const STEPS = [
  ['+1 min', { minutes: 1 }],
  ['+15 min', { minutes: 15 }],
  ['+1 h', { hours: 1 }],
  ['+1 day', { days: 1 }],
] as const

const SCALES = [0.1, 1, 10, 60, 600, 3600]

/** Renders the mock's clock and its controls. */
export function mainClock(reading: ClockReading, parts: Parts): TemplateResult {
  const { clock } = parts.model.source.controller
  return html`<section aria-label="The mock's clock" class="panel">
    ${face(reading)} ${steps(clock, reading)}
    <p class="muted">${sayNextExpiry(parts)}</p>
    <div class="controls">
      ${spanControl(clock, parts)} ${instantControl(clock, parts)}
      ${speedControl(clock, reading, parts)}
    </div>
  </section>`
}

function face({ nowMs, frozen, scale }: ClockReading): TemplateResult {
  return html`<div>
    <div class="now number">${readableTime(nowMs)} <small>UTC</small></div>
    <p class="muted">
      ${
        frozen
          ? 'Frozen until you resume it. You can still advance it.'
          : `Running at ${scale === 1 ? 'the speed of real time' : `${scale} times the speed of real time`}.`
      }
    </p>
  </div>`
}

function steps(clock: PanelClock, { frozen }: ClockReading): TemplateResult {
  return html`<div class="actions">
    ${
      frozen
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
      >Advance to next transition</acp-action
    >
  </div>`
}

function sayNextExpiry({ model, link }: Parts): TemplateResult | string {
  const next = nextExpiry(model)
  if (next === undefined) {
    return 'No live session follows this clock.'
  }
  const { paymentSessionId } = next.session
  return html`Next,
    ${link('sessions', paymentSessionId, shortId(paymentSessionId))} expires in
    <span class="number">${span(next.inMs)}</span>.`
}

function spanControl(clock: PanelClock, { typed }: Parts): TemplateResult {
  return html`<div class="card padded inline" @keydown=${pressOnEnter}>
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
            html`<option ?selected=${unit === 'minutes'}>${unit}</option>`,
        )}
      </select></label
    >
    <acp-action
      .run=${() =>
        advance(clock, readSpan(typed('amount'), typed('unit') as Unit))}
      >Advance</acp-action
    >
  </div>`
}

function instantControl(clock: PanelClock, { typed }: Parts): TemplateResult {
  return html`<div class="card padded inline" @keydown=${pressOnEnter}>
    ${textField({
      id: 'instant',
      label: 'Move to (UTC)',
      placeholder: '2026-01-31 12:00:00',
    })}
    <acp-action
      .run=${async () => {
        await clock.advanceTo(readInstant(typed('instant')))
      }}
      >Move</acp-action
    >
  </div>`
}

function speedControl(
  clock: PanelClock,
  reading: ClockReading,
  { typed }: Parts,
): TemplateResult {
  return html`<div class="card padded inline">
    <label class="field"
      >Speed<select id="scale">
        ${[...new Set([...SCALES, reading.scale])].map(
          (scale) =>
            html`<option value=${scale} ?selected=${scale === reading.scale}>
              ${scale === 1 ? 'real time' : `${scale} times`}
            </option>`,
        )}
      </select></label
    >
    <acp-action .run=${() => clock.setScale(Number(typed('scale')))}
      >Set</acp-action
    >
  </div>`
}

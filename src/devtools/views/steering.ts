import { css, html, nothing, type TemplateResult } from 'lit'
import {
  CONSENT_ANSWERS,
  type ConsentAnswer,
} from '../../domain/consent-answers.ts'
import type { LivingTable } from '../../domain/transition-timing.ts'
import type { Timed } from '../../domain/closest-clock.ts'
import { toneOf } from '../model/row-status.ts'
import { pressOnEnter, textField } from '../parts/text-field.ts'
import { pendingOf, sayStep, sayWhen } from '../model/timing-draft.ts'
import type { DetailParts } from './session-detail.ts'

/** What a detail takes from the view around it, where something can be decided. */
export interface SteeringParts extends DetailParts {
  /** What stands in a field, by its id. */
  typed(id: string): string
}

/** A row whose status may be on its way. */
interface Living extends Timed {
  statusReason: string | null
}

/** How it looks. */
export const steeringStyles = css`
  .way {
    display: grid;
    gap: 10px;
  }
`

const ANSWERS: Readonly<Record<ConsentAnswer, string>> = {
  grant: 'Grant',
  deny: 'Deny',
  lapse: 'Let it lapse',
}

/** What is on its way of a row, to be decided; and why its status is what it is. */
export function statusSection(
  table: LivingTable,
  key: string,
  row: Living,
  { model, typed }: SteeringParts,
): TemplateResult {
  const pending = pendingOf(model.state.transitions, table, key)
  const { transitions } = model.source.controller
  return html`${
    row.statusReason === null
      ? nothing
      : html`<p class="note bad">${row.statusReason}</p>`
  }
  ${
    pending === undefined
      ? nothing
      : html`<section aria-label="On its way">
          <h3>On its way</h3>
          <div class="card padded way">
            <div class="line">
              <strong class="grow mono">${sayStep(pending)}</strong>
              <span class="muted number"
                >${sayWhen(pending, model.nowOf(row))}</span
              >
            </div>
            <div class="actions">
              <acp-action
                appearance=${toneOf(pending.to) === 'bad' ? 'secondary' : 'primary'}
                .run=${async () => {
                  await transitions.complete(key)
                }}
                >Complete</acp-action
              >
            </div>
            ${withReason('Let it fail', 'fail-reason', async () => {
              await transitions.fail(key, reasonIn(typed('fail-reason')))
            })}
          </div>
        </section>`
  }`
}

/** A reason to type, and what is done for it. */
export function withReason(
  action: string,
  id: string,
  run: () => Promise<void>,
): TemplateResult {
  return html`<div class="inline" @keydown=${pressOnEnter}>
    <span class="wide"
      >${textField({
        id,
        label: 'Reason, which no caller is told',
        placeholder: 'optional',
      })}</span
    >
    <acp-action .run=${run}>${action}</acp-action>
  </div>`
}

/** A text that was typed, or that the mock should find a reason of its own. */
export function reasonIn(text: string): string | undefined {
  return text.trim() === '' ? undefined : text.trim()
}

/** What a person is asked who has to consent, and the answers that they may give now. */
export function consentSection(
  title: string,
  said: TemplateResult | string,
  id: string,
  answers: readonly ConsentAnswer[],
  { model }: SteeringParts,
): TemplateResult {
  const { consent } = model.source.controller
  return html`<section aria-label=${title}>
    <h3>${title}</h3>
    <p>${said}</p>
    <div class="actions">
      ${CONSENT_ANSWERS.filter((answer) => answers.includes(answer)).map(
        (answer) =>
          html`<acp-action .run=${() => consent[answer](id)}
            >${ANSWERS[answer]}</acp-action
          >`,
      )}
    </div>
  </section>`
}

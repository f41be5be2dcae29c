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

/** Parts of a view that details with controls need. */
export interface SteeringParts extends DetailParts {
  /** Returns the value of a field, by its id. */
  typed(id: string): string
}

/** A row that may have a pending transition. */
interface Living extends Timed {
  statusReason: string | null
}

/** Styles of the controls. */
export const steeringStyles = css`
  .way {
    display: grid;
    gap: 10px;
  }
`

const ANSWERS: Readonly<Record<ConsentAnswer, string>> = {
  grant: 'Grant',
  deny: 'Deny',
  lapse: 'Lapse',
}

/** Renders the reason of a row's status, and the controls of its pending transition. */
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
      : html`<section aria-label="Pending transition">
          <h3>Pending transition</h3>
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
            ${withReason('Fail', 'fail-reason', async () => {
              await transitions.fail(key, reasonIn(typed('fail-reason')))
            })}
          </div>
        </section>`
  }`
}

/** Renders a field for a reason, and the button of its action. */
export function withReason(
  action: string,
  id: string,
  run: () => Promise<void>,
): TemplateResult {
  return html`<div class="inline" @keydown=${pressOnEnter}>
    <span class="wide"
      >${textField({
        id,
        label: 'Reason (not in any reply)',
        placeholder: 'optional',
      })}</span
    >
    <acp-action .run=${run}>${action}</acp-action>
  </div>`
}

/** Reads a reason; undefined for the mock's default. */
export function reasonIn(text: string): string | undefined {
  return text.trim() === '' ? undefined : text.trim()
}

/** Renders the state of a consent, and the answers that are possible now. */
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

import { css, html, type TemplateResult } from 'lit'
import type { Fault } from '../model/source.ts'
import { UNITS, type Unit } from '../model/duration-input.ts'
import {
  describeRule,
  EMPTY_DRAFT,
  errorsOf,
  REPLIES,
  ruleOf,
  type FaultDraft,
} from '../model/fault-draft.ts'
import { panelStyles } from '../styles/panel.ts'
import { pressOnEnter, textField } from '../parts/text-field.ts'
import { emptyState, ViewElement } from '../parts/view-element.ts'

/** The injected faults and the form to inject one. */
export class FaultsView extends ViewElement {
  static override properties = { draft: { state: true } }
  static override styles = [
    panelStyles,
    css`
      .selected {
        background: var(--colorNeutralBackground1Selected);
      }
      .span {
        display: flex;
        align-items: flex-end;
        gap: 4px;
      }
      .span > * {
        flex: 1 1 60px;
      }
    `,
  ]
  declare draft: FaultDraft

  constructor() {
    super()
    this.draft = EMPTY_DRAFT
  }

  protected override render() {
    const { faults } = this.model.state
    return html`<div class="scroll">
      <div class="page">
        <section aria-label="Inject a fault">
          <h2 class="section">Inject a fault</h2>
          <div class="card padded">${this.#form()}</div>
        </section>
        <section aria-label="Injected faults">
          <div class="heading">
            <h2 class="section grow">Injected faults</h2>
            <acp-action
              appearance="subtle"
              ?hidden=${faults.length === 0}
              .run=${() => this.model.source.controller.faults.clear()}
              >Remove all</acp-action
            >
          </div>
          ${
            faults.length === 0
              ? emptyState(
                  'No faults',
                  'Inject one to make calls fail or take longer.',
                )
              : html`<ul class="card lines">
                  ${faults.map((fault) => this.#fault(fault))}
                </ul>`
          }
        </section>
      </div>
    </div>`
  }

  #form() {
    const { operations } = this.model.state
    const { draft } = this
    const errors = errorsOf(draft.operation, operations)
    return html`<div class="form" @keydown=${pressOnEnter}>
      ${this.#choice('operation', 'Operation', [
        ['', 'every operation'],
        ...operations.map(({ name }) => [name, name] as const),
      ])}
      <label class="field"
        >Reply<select @change=${(event: Event) => this.#set('answer', event)}>
          <option value="" ?selected=${draft.answer === ''}>
            the call's own reply
          </option>
          <optgroup label="Errors of the service">
            ${errors.map((name) => this.#answer(`error:${name}`, name))}
          </optgroup>
          <optgroup label="Broken replies">
            ${REPLIES.map((name) => this.#answer(`reply:${name}`, name))}
          </optgroup>
        </select></label
      >
      ${this.#choice('when', 'When', [
        ['before', 'before the call is carried out'],
        ['after-commit', 'after the call was carried out'],
      ])}
      ${this.#text('times', 'Times', 'every call')}
      <div class="span">
        ${textField({
          label: 'Latency',
          placeholder: 'none',
          isNumber: true,
          value: draft.latency,
          onInput: (value) => this.#change('latency', value),
        })}
        <select
          aria-label="Unit of the latency"
          @change=${(event: Event) => this.#set('unit', event)}
        >
          ${UNITS.map(
            (unit: Unit) =>
              html`<option ?selected=${unit === draft.unit}>${unit}</option>`,
          )}
        </select>
      </div>
      ${this.#text('userId', 'User', 'every user')}
      ${this.#text('message', 'Message', "the service's own")}
      <acp-action
        appearance="primary"
        .run=${async () => {
          const { faults } = this.model.source.controller
          await faults.inject(ruleOf(this.draft))
        }}
        >Inject</acp-action
      >
    </div>`
  }

  #answer(value: string, name: string): TemplateResult {
    return html`<option value=${value} ?selected=${value === this.draft.answer}>
      ${name}
    </option>`
  }

  #choice(
    name: keyof FaultDraft,
    label: string,
    options: readonly (readonly [value: string, text: string])[],
  ): TemplateResult {
    return html`<label class="field"
      >${label}<select @change=${(event: Event) => this.#set(name, event)}>
        ${options.map(
          ([value, text]) =>
            html`<option value=${value} ?selected=${value === this.draft[name]}>
              ${text}
            </option>`,
        )}
      </select></label
    >`
  }

  #text(
    name: 'times' | 'userId' | 'message',
    label: string,
    placeholder: string,
  ): TemplateResult {
    return textField({
      label,
      placeholder,
      isNumber: name === 'times',
      value: this.draft[name],
      onInput: (value) => this.#change(name, value),
    })
  }

  #set(name: keyof FaultDraft, { target }: Event): void {
    this.#change(name, (target as HTMLSelectElement).value)
  }

  #change(name: keyof FaultDraft, value: string): void {
    this.draft = { ...this.draft, [name]: value }
  }

  #fault({ id, rule, matched, fired }: Fault) {
    return html`<li class=${id === this.selected ? 'selected' : ''}>
      <span class="tag brand">${id}</span>
      <span class="grow">
        <strong>${rule.operation ?? 'Every operation'}</strong><br />
        <span class="muted">${describeRule(rule)}</span>
      </span>
      <span class="number small muted"
        >hit ${fired} of ${matched} ${matched === 1 ? 'call' : 'calls'}</span
      >
      <acp-action
        .label=${`Remove ${id}`}
        .run=${() => this.model.source.controller.faults.remove(id)}
        >Remove</acp-action
      >
    </li>`
  }
}

import { css, html, type TemplateResult } from 'lit'
import {
  LIVING_TABLES,
  type TransitionTiming,
} from '../../domain/transition-timing.ts'
import { POLICIES } from '../../policy/policy.ts'
import type { Policy } from '../model/source.ts'
import { UNITS, type Unit } from '../model/duration-input.ts'
import { panelStyles } from '../styles/panel.ts'
import { POLICY_WORDS, TIMING_WORDS } from '../model/policy-words.ts'
import { pressOnEnter, textField } from '../parts/text-field.ts'
import {
  draftOf,
  numberIn,
  TIMING_KINDS,
  timingOf,
  type TimingDraft,
  type TimingKind,
} from '../model/timing-draft.ts'
import { emptyState, ViewElement } from '../parts/view-element.ts'

/** A timing that is being edited, and its value before that. */
interface TimingEdit {
  readonly draft: TimingDraft
  readonly before: string
}

/** A line for a policy that is a timing. */
interface TimingPolicy {
  readonly name: string
  readonly words: string
  readonly kinds: readonly TimingKind[]
  readonly present: TransitionTiming
  choice(timing: TransitionTiming): Partial<Policy>
}

/** The policies of the mock. */
export class PolicySection extends ViewElement {
  static override properties = { edits: { state: true } }
  static override styles = [
    panelStyles,
    css`
      :host {
        height: auto;
        container: none;
      }
      .set {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px;
      }
      .set > acp-text-input {
        width: 72px;
      }
      .set > select {
        width: auto;
      }
      .lines > li > .grow {
        flex: 1 1 210px;
      }
    `,
  ]
  declare edits: Partial<Record<string, TimingEdit>>

  constructor() {
    super()
    this.edits = {}
  }

  protected override render() {
    const { policy } = this.model.state
    if (policy === undefined) return emptyState('Loading …')
    return html`<section aria-label="Policy">
      <h2>Policy</h2>
      <p class="muted">
        Settings for behaviour that AWS leaves open. A reset, a restore or a
        rewind undoes changes that you make here.
      </p>
      <ul class="card lines">
        ${Object.keys(POLICIES).map((name) =>
          this.#choice(name as keyof typeof POLICIES, policy),
        )}
        <li @keydown=${pressOnEnter}>
          ${meaning('maxManagers', POLICY_WORDS.maxManagers)}
          <div class="set">
            ${textField({
              id: 'maxManagers',
              label: 'maxManagers',
              isLabelHidden: true,
              isNumber: true,
              value: String(policy.maxManagers),
            })}
            <acp-action
              label="Set maxManagers"
              .run=${async () => {
                await this.#set({
                  maxManagers: numberIn(this.typed('maxManagers')) as number,
                })
                return 'Set.'
              }}
              >Set</acp-action
            >
          </div>
        </li>
        ${this.#timing({
          name: 'rolePropagation',
          words: POLICY_WORDS.rolePropagation,
          kinds: ['immediate', 'after'],
          present: policy.rolePropagation,
          choice: (timing) => ({
            rolePropagation: timing as Policy['rolePropagation'],
          }),
        })}
        ${LIVING_TABLES.map((table) =>
          this.#timing({
            name: `transitions.${table}`,
            words: TIMING_WORDS[table],
            kinds: Object.keys(TIMING_KINDS) as TimingKind[],
            present: policy.transitions[table] ?? 'immediate',
            choice: (timing) => ({ transitions: { [table]: timing } }),
          }),
        )}
      </ul>
    </section>`
  }

  #choice(name: keyof typeof POLICIES, policy: Policy): TemplateResult {
    return html`<li>
      ${meaning(name, POLICY_WORDS[name])}
      <div class="set" role="group" aria-label=${name}>
        ${POLICIES[name].map(
          (value) =>
            html`<acp-action
              appearance=${policy[name] === value ? 'primary' : 'subtle'}
              .label=${`${name}: ${value}`}
              .pressed=${policy[name] === value}
              .run=${() => this.#set({ [name]: value })}
              >${value}</acp-action
            >`,
        )}
      </div>
    </li>`
  }

  #timing({
    name,
    words,
    kinds,
    present,
    choice,
  }: TimingPolicy): TemplateResult {
    const before = JSON.stringify(present)
    const edit = this.edits[name]
    const draft = edit?.before === before ? edit.draft : draftOf(present)
    const change = (part: Partial<TimingDraft>) => {
      this.edits = {
        ...this.edits,
        [name]: { draft: { ...draft, ...part }, before },
      }
    }
    const hasAmount = draft.kind === 'after' || draft.kind === 'afterReads'
    return html`<li @keydown=${pressOnEnter}>
      ${meaning(name, words)}
      <div class="set">
        ${select(
          name,
          kinds.map((kind) => [kind, TIMING_KINDS[kind]]),
          draft.kind,
          (kind) => change({ kind: kind as TimingKind }),
        )}
        ${
          hasAmount
            ? textField({
                label: `Amount for ${name}`,
                isLabelHidden: true,
                isNumber: true,
                value: draft.amount,
                onInput: (amount) => change({ amount }),
              })
            : ''
        }
        ${
          draft.kind === 'after'
            ? select(
                `Unit of ${name}`,
                UNITS.map((unit) => [unit, unit]),
                draft.unit,
                (unit) => change({ unit: unit as Unit }),
              )
            : ''
        }
        <acp-action
          .label=${`Set ${name}`}
          .run=${async () => {
            await this.#set(choice(timingOf(draft)))
            return 'Set.'
          }}
          >Set</acp-action
        >
      </div>
    </li>`
  }

  async #set(choice: Partial<Policy>): Promise<void> {
    await this.model.source.controller.setPolicy(choice)
    await this.model.readPolicy()
  }
}

function meaning(name: string, words: string): TemplateResult {
  return html`<span class="grow"
    ><code>${name}</code><br /><span class="muted small">${words}</span></span
  >`
}

function select(
  label: string,
  options: readonly (readonly [value: string, text: string])[],
  present: string,
  onPick: (value: string) => void,
): TemplateResult {
  return html`<select
    aria-label=${label}
    @change=${({ target }: Event) =>
      onPick((target as HTMLSelectElement).value)}
  >
    ${options.map(
      ([value, text]) =>
        // the property, as a browser ignores the attribute once a user has selected an option
        html`<option value=${value} .selected=${value === present}>
          ${text}
        </option>`,
    )}
  </select>`
}

import { css, html, nothing } from 'lit'
import type { Scenario, ScenarioChoice } from '../model/source.ts'
import { panelStyles } from '../styles/panel.ts'
import { pressOnEnter, textField } from '../parts/text-field.ts'
import { ViewElement } from '../parts/view-element.ts'

/** The scenarios that can be loaded, and the world as a scenario. */
export class ScenariosView extends ViewElement {
  static override styles = [
    panelStyles,
    css`
      .page {
        max-width: none;
      }
      .grid {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(240px, 1fr));
        gap: 10px;
      }
      .choice {
        display: flex;
        flex-direction: column;
        gap: 8px;
      }
      .choice p {
        flex: 1;
      }
      .choice.selected {
        border-color: var(--colorBrandStroke1);
        box-shadow: 0 0 0 1px var(--colorBrandStroke1);
      }
    `,
  ]

  protected override render() {
    const { scenario, scenarios } = this.model.state
    return html`<div class="scroll">
      <div class="page">
        <section aria-label="World">
          <h2 class="section">World</h2>
          <div class="card padded inline" @keydown=${pressOnEnter}>
            ${textField({
              id: 'name',
              label: 'Name of the scenario',
              value: `${scenario}Copy`,
            })}
            <acp-action appearance="primary" .run=${() => this.#download()}
              >Download JSON</acp-action
            >
            <acp-action .run=${() => this.#copy()}>Copy JSON</acp-action>
            <acp-action .run=${() => this.model.source.controller.reset()}
              >Reset to ${scenario}</acp-action
            >
            <acp-action .run=${() => this.#loadFile()}>Load file…</acp-action>
            <input
              class="visually-hidden"
              type="file"
              tabindex="-1"
              aria-label="A scenario as JSON"
              accept="application/json,.json"
            />
          </div>
          <p class="muted small">
            Times are relative, such as -30m. Linked accounts of wallets are
            masked.
          </p>
        </section>
        <section aria-label="Scenarios">
          <h2 class="section">Scenarios</h2>
          <ul class="grid">
            ${scenarios.map((choice) => this.#choice(choice, scenario))}
          </ul>
        </section>
      </div>
    </div>`
  }

  #choice({ name, description }: ScenarioChoice, current: string) {
    return html`<li
      class="card padded choice ${name === this.selected ? 'selected' : ''}"
    >
      <div class="line">
        <strong class="grow clip">${name}</strong>${
          name === current
            ? html`<span class="tag good">in use</span>`
            : nothing
        }
      </div>
      <p class="muted">${description}</p>
      <acp-action
        .label=${`Load ${name}`}
        .run=${() => this.model.source.load(name)}
        >${name === current ? 'Reload' : 'Load'}</acp-action
      >
    </li>`
  }

  async #document(): Promise<{ name: string; text: string }> {
    const input = this.renderRoot.querySelector('#name') as HTMLInputElement
    const name = input.value.trim()
    if (name === '') throw new Error('Enter a name for the scenario.')
    const scenario = await this.model.source.controller.toScenario()
    const text = JSON.stringify({ ...scenario, name }, undefined, 2)
    return { name, text: `${text}\n` }
  }

  async #download(): Promise<void> {
    const { name, text } = await this.#document()
    const url = URL.createObjectURL(
      new Blob([text], { type: 'application/json' }),
    )
    const link = document.createElement('a')
    link.href = url
    link.download = `${name}.json`
    link.click()
    URL.revokeObjectURL(url)
  }

  async #copy(): Promise<string> {
    await navigator.clipboard.writeText((await this.#document()).text)
    return 'Copied.'
  }

  async #loadFile(): Promise<string | undefined> {
    const input = this.renderRoot.querySelector(
      'input[type=file]',
    ) as HTMLInputElement
    const file = await pickFile(input)
    if (file === undefined) return undefined
    const scenario = JSON.parse(await file.text()) as Scenario
    await this.model.source.controller.reset(scenario)
    return `Loaded ${file.name}.`
  }
}

/** Opens the file dialog; resolves to undefined when the user cancels it. */
function pickFile(input: HTMLInputElement): Promise<File | undefined> {
  return new Promise((resolve) => {
    const done = () => {
      input.removeEventListener('change', done)
      input.removeEventListener('cancel', done)
      resolve(input.files?.[0])
      input.value = ''
    }
    input.addEventListener('change', done)
    input.addEventListener('cancel', done)
    input.click()
  })
}

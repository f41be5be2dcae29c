import { html, nothing, type TemplateResult } from 'lit'

/** Options of a text field. */
export interface TextFieldParts {
  /** Id by which the view finds the field. */
  readonly id?: string
  readonly label: string
  readonly value?: string
  readonly placeholder?: string
  /** Hides the label from all but screen readers. */
  readonly isLabelHidden?: boolean
  readonly isNumber?: boolean
  onInput?(value: string): void
}

/** Renders a text field. */
export function textField({
  id,
  label,
  value,
  placeholder = '',
  isLabelHidden = false,
  isNumber = false,
  onInput = () => {},
}: TextFieldParts): TemplateResult {
  return html`<acp-text-input
    id=${id ?? nothing}
    class=${isLabelHidden ? 'unlabelled' : ''}
    control-size="small"
    autocomplete="off"
    spellcheck="false"
    inputmode=${isNumber ? 'decimal' : nothing}
    placeholder=${placeholder}
    .value=${value ?? nothing}
    @input=${({ target }: Event) => onInput((target as HTMLInputElement).value)}
    ><span class=${isLabelHidden ? 'visually-hidden' : ''}
      >${label}</span
    ></acp-text-input
  >`
}

/** Presses the first button of a form when Enter is pressed in a field of it. */
export function pressOnEnter(event: KeyboardEvent): void {
  const { key, target, currentTarget } = event
  if (key !== 'Enter' || !isField(target)) return
  const action = (currentTarget as Element).querySelector('acp-action')
  void (action as (Element & { press(): Promise<void> }) | null)?.press()
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.localName === 'acp-text-input'
}

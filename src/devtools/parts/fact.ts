import { html, type TemplateResult } from 'lit'
import { readableTime } from '../model/readable.ts'

/** Renders a line of a list of facts. */
export function fact(
  name: string,
  value: TemplateResult | string,
): TemplateResult {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`
}

/** Renders the times at which a row was created and last changed. */
export function timeFacts({
  createdAt,
  updatedAt,
}: {
  createdAt: string
  updatedAt: string
}): TemplateResult {
  return html`${timeFact('Created', createdAt)}
  ${timeFact('Updated', updatedAt)}`
}

function timeFact(name: string, instant: string): TemplateResult {
  return fact(name, html`<span class="number">${readableTime(instant)}</span>`)
}

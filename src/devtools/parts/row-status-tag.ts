import { html, type TemplateResult } from 'lit'
import { toneOf } from '../model/row-status.ts'

/** The status of a row, as a tag. */
export function rowStatusTag({ status }: { status: string }): TemplateResult {
  return html`<span class="tag ${toneOf(status)}">${status}</span>`
}

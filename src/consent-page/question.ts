import type { ConsentSubject } from './subject.ts'
import { html, type Html } from './html.ts'

/**
 * Shows the question, its present state and a button for each possible answer.
 *
 * @param problem why an answer was refused.
 */
export function consentQuestion(
  { facts, state }: ConsentSubject,
  buttons: readonly Html[],
  problem?: string,
): Html {
  return html`${
      problem === undefined
        ? ''
        : html`<p class="problem" role="alert">${problem}</p>`
    }
    <p class="state" role="status">${state}</p>
    <dl>
      ${Object.entries(facts).map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    ${buttons.length === 0 ? '' : html`<form method="post">${buttons}</form>`}`
}

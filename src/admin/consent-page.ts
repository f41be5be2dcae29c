import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { base64 } from '../domain/base64.ts'
import { namespaceQuery } from './consent-link.ts'
import { CONSENT_PAGE_STYLE } from './consent-page-style.ts'
import type { ConsentSubject } from './consent-subject.ts'
import { Html, html } from './html.ts'

/** What a consent page shows. */
export interface ConsentPageParts {
  /** Of the wallet or connector that was asked for. */
  id: string
  /** Undefined when there is no such thing. */
  subject: ConsentSubject | undefined
  namespace: string | undefined
  /** Why an answer was not taken; such a page is shown at the address of that answer. */
  problem: string | undefined
}

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  // nothing is loaded or run; a frame around it could steal the click
  'content-security-policy': `default-src 'none'; img-src data:; style-src 'sha256-${base64(sha256(utf8ToBytes(CONSENT_PAGE_STYLE)))}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
  'x-content-type-options': 'nosniff',
  // its forms have to say whose page they are on, which "no-referrer" would take from them
  'referrer-policy': 'same-origin',
}

/** A page on which a person says whether they agree; it needs no script. */
export function consentPage(
  statusCode: 200 | 400 | 404,
  parts: ConsentPageParts,
): Response {
  const { text } = document(parts)
  return new Response(`<!doctype html>\n${text}`, {
    status: statusCode,
    headers: HEADERS,
  })
}

function document(parts: ConsentPageParts): Html {
  const { id, subject } = parts
  const title = subject?.question ?? 'There is nobody to ask'
  const content =
    subject === undefined
      ? html`<p>There is no wallet or connector <code>${id}</code>.</p>`
      : question(subject, parts)
  return html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>${title}</title>
      <link rel="icon" href="data:," />
      ${new Html(`<style>${CONSENT_PAGE_STYLE}</style>`)}
    </head>
    <body>
      <main>
        <h1>${title}</h1>
        <p class="source">
          A stand-in for the wallet provider’s page, by agentcore-payments-mock.
          Nothing here is real.
        </p>
        ${content}
      </main>
    </body>
  </html>`
}

function question(
  { facts, state, answers }: ConsentSubject,
  { id, namespace, problem }: ConsentPageParts,
): Html {
  // relative, so that it also holds behind a proxy that adds to the path
  const pages = problem === undefined ? '.' : '..'
  const action = (answer: string) =>
    `${pages}/${encodeURIComponent(id)}/${answer}${namespaceQuery(namespace)}`
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
    ${
      answers.length === 0
        ? ''
        : html`<form method="post">
            ${answers.map(
              ({ answer, label }) =>
                html`<button formaction="${action(answer)}">${label}</button>`,
            )}
          </form>`
    }`
}

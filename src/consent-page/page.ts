import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { base64 } from '../domain/base64.ts'
import { CONSENT_PAGE_STYLE } from './style.ts'
import { Html, html } from './html.ts'

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  // nothing is loaded or run; a frame around it could steal the click
  'content-security-policy': `default-src 'none'; img-src data:; style-src 'sha256-${base64(sha256(utf8ToBytes(CONSENT_PAGE_STYLE)))}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
  'x-content-type-options': 'nosniff',
  // its forms must send their origin, which "no-referrer" would remove
  'referrer-policy': 'same-origin',
}

/** Builds a consent page; it needs no script. */
export function consentPage(
  statusCode: 200 | 400 | 403 | 404,
  title: string,
  content: Html,
): Response {
  const { text } = document(title, content)
  return new Response(`<!doctype html>\n${text}`, {
    status: statusCode,
    headers: HEADERS,
  })
}

function document(title: string, content: Html): Html {
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
          A mock of the vendor's consent page, by agentcore-payments-mock.
          Nothing here is real.
        </p>
        ${content}
      </main>
    </body>
  </html>`
}

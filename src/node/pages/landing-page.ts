import { createHash } from 'node:crypto'
import type { PaymentsMockCore } from '../../mock/mock.ts'
import { LANDING_STYLE } from './landing-style.ts'
import { pageReply } from './page-reply.ts'
import { sdkEnvironment } from './sdk-environment.ts'
import { sdkSnippets } from './sdk-snippets.ts'

/** Contents of the landing page. */
export interface LandingParts {
  mock: Pick<PaymentsMockCore, 'scenario'>
  version: string
  /** True if the admin API is on. */
  hasAdmin: boolean
}

const STYLE_HASH = createHash('sha256').update(LANDING_STYLE).digest('base64')

/** Checks whether a browser asks for a page, which no client of the service does. */
export function isForLandingPage({ method, url, headers }: Request): boolean {
  return (
    (method === 'GET' || method === 'HEAD') &&
    new URL(url).pathname === '/' &&
    (headers.get('accept') ?? '').includes('text/html')
  )
}

/** Builds the page at `/`, with the endpoint and snippets for SDKs. */
export function landingPage(request: Request, parts: LandingParts): Response {
  const body = pageHtml(new URL(request.url).origin, parts)
  const version = createHash('sha256').update(body).digest('base64url')
  return pageReply(
    { type: 'text/html; charset=utf-8', body, version },
    request.headers,
    [`style-src 'sha256-${STYLE_HASH}'`, 'img-src data:'],
  )
}

function pageHtml(
  url: string,
  { mock: { scenario }, version, hasAdmin }: LandingParts,
): string {
  const environment = Object.entries(sdkEnvironment(url, scenario.ids))
    .map(([name, value]) => `export ${name}=${value}`)
    .join('\n')
  const snippets = [
    { title: 'Any AWS SDK, and the AWS CLI', code: environment },
    ...sdkSnippets(url),
  ]
  const ids = Object.entries(scenario.ids ?? {})
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>agentcore-payments-mock</title>
<link rel="icon" href="data:,">
<style>${LANDING_STYLE}</style>
</head>
<body>
<main>
<header>
<p class="eyebrow">agentcore-payments-mock ${escape(version)}</p>
<h1>A mock of Amazon Bedrock AgentCore Payments</h1>
<p>It runs in memory, on this machine. It never calls AWS, and no money moves.</p>
</header>
<section aria-labelledby="endpoint">
<h2 id="endpoint">Endpoint</h2>
<pre class="endpoint"><code>${escape(url)}</code></pre>
<p>For both planes, in any region, with any credentials. Click to select the URL.</p>
</section>
${hasAdmin ? linksHtml() : ''}<section aria-labelledby="clients">
<h2 id="clients">Point an SDK at it</h2>
${snippets.map(snippetHtml).join('\n')}
</section>
<section aria-labelledby="world">
<h2 id="world">Data</h2>
<p>Scenario <code>${escape(scenario.name)}</code>: ${escape(scenario.description)}.</p>
${ids.length === 0 ? '' : `<dl>${ids.map(idHtml).join('')}</dl>`}
</section>
</main>
</body>
</html>
`
}

function linksHtml(): string {
  return `<nav aria-label="Pages">
<a class="main" href="/_mock/">Open the panel</a>
<a href="/_mock/health">Health</a>
<a href="/_mock/openapi.json">Admin API (OpenAPI)</a>
<a href="https://docs.aws.amazon.com/bedrock-agentcore/latest/APIReference/API_ProcessPayment.html">API reference at AWS</a>
</nav>
`
}

function snippetHtml(
  { title, code }: { title: string; code: string },
  index: number,
): string {
  return `<details${index === 0 ? ' open' : ''}>
<summary>${escape(title)}</summary>
<pre><code>${escape(code)}</code></pre>
</details>`
}

function idHtml([name, id]: [string, string]): string {
  return `<div><dt>${escape(name)}</dt><dd><code>${escape(id)}</code></dd></div>`
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

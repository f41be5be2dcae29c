/** Markup that needs no escaping. */
export class Html {
  constructor(readonly text: string) {}
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Builds markup from a template; inserted text is escaped, between tags and in quoted attributes. */
export function html(
  parts: TemplateStringsArray,
  ...values: readonly (string | Html | readonly Html[])[]
): Html {
  const [first = '', ...rest] = parts
  const written = rest.map((part, at) => writtenAs(values[at] ?? '') + part)
  return new Html(first + written.join(''))
}

function writtenAs(value: string | Html | readonly Html[]): string {
  if (value instanceof Html) return value.text
  return typeof value === 'string'
    ? value.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '')
    : value.map(({ text }) => text).join('')
}

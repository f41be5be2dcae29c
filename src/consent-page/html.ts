/** Markup that can be sent as it is. */
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

/** Markup of a template: text that is put into it stays text, between tags and in quoted attributes alike. */
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

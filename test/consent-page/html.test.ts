import fc from 'fast-check'
import { expect, it } from 'vitest'
import { html } from '../../src/consent-page/html.ts'

it('keeps text as text, whatever it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { text: written } = html`<p title="${text}">${text}</p>`
      const [, attribute = '', content = ''] =
        /^<p title="([^"<>]*)">([^"'<>]*)<\/p>$/.exec(written) ?? []
      expect([attribute, content].map(unescaped)).toEqual([text, text])
    }),
  )
})

it('puts markup into markup as it is, one after another', () => {
  const items = ['a', '<b>'].map((item) => html`<b>${item}</b>`)
  expect(html`<i>${items}${''}</i>${items.slice(1)}`.text).toBe(
    '<i><b>a</b><b>&lt;b&gt;</b></i><b>&lt;b&gt;</b>',
  )
})

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}

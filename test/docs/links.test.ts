import { existsSync } from 'node:fs'
import { posix } from 'node:path'
import { expect, it } from 'vitest'
import { documents, readText, ROOT } from '../support/documents.ts'

/** A link of a document to another one, or to a heading of its own. */
interface Link {
  from: string
  target: string
  anchor: string | undefined
}

const links: Link[] = documents().flatMap((from) =>
  [...readText(from).matchAll(/\]\(([^):#]*)(?:#([^)]+))?\)/g)].map(
    ([, path = '', anchor]) => ({
      from,
      target: path === '' ? from : posix.join(posix.dirname(from), path),
      anchor,
    }),
  ),
)

it('leads every link of a document to a file', () => {
  const targets = links.map(({ target }) => target)
  expect(targets).toContain('ARCHITECTURE.md')
  expect(targets.filter((target) => !existsSync(ROOT + target))).toEqual([])
})

it('leads every link with an anchor to a heading', () => {
  const anchored = links.filter(({ anchor }) => anchor !== undefined)
  expect(anchored).not.toEqual([])
  expect(
    anchored.filter(
      ({ target, anchor = '' }) => !anchorsOf(target).includes(anchor),
    ),
  ).toEqual([])
})

/** Anchors of a document's headings, as GitHub makes them. */
function anchorsOf(path: string): string[] {
  return [...readText(path).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

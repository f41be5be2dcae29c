import { existsSync } from 'node:fs'
import { posix } from 'node:path'
import { expect, it } from 'vitest'
import { documents, readText, ROOT } from './documents.ts'

it('leads every link of a document to a file', () => {
  const targets = documents().flatMap((path) =>
    [...readText(path).matchAll(/\]\(([^):#]+)[^):]*\)/g)].map(
      ([, target = '']) => posix.join(posix.dirname(path), target),
    ),
  )
  expect(targets).toContain('ARCHITECTURE.md')
  expect(targets.filter((target) => !existsSync(ROOT + target))).toEqual([])
})

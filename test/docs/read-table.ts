import { readText } from '../support/documents.ts'

/** A row of a table: the text of its cells by the head of their column. */
export type TableRow = Readonly<Record<string, string>>

/**
 * The first table after a heading of a document.
 *
 * @param heading as written, without the number signs.
 */
export function readTable(path: string, heading: string): TableRow[] {
  const lines = readText(path).split('\n')
  const start = lines.findIndex(
    (line) => /^#+ (.*)$/.exec(line)?.[1] === heading,
  )
  if (start < 0) throw new Error(`${path} has no heading "${heading}"`)
  const first = lines.findIndex(
    (line, at) => at > start && line.startsWith('|'),
  )
  const end = lines.findIndex((line, at) => at > first && !line.startsWith('|'))
  const [head = [], , ...rows] = lines.slice(first, end).map(cellsOf)
  return rows.map((cells) =>
    Object.fromEntries(head.map((name, at) => [name, cells[at] ?? ''])),
  )
}

/** What is set as code in a cell, in order. */
export function codeIn(cell: string | undefined): string[] {
  return [...(cell ?? '').matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)
}

function cellsOf(line: string): string[] {
  return line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll(String.raw`\|`, '|'))
}

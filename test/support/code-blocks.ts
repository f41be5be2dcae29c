/** A fenced block of a document, or of a comment in a source file. */
export interface CodeBlock {
  path: string
  /** Line of the block's first line of code, from 1. */
  line: number
  language: string
  code: string
}

// a comment's ` * ` comes before the fence, and before each line of the block
const FENCE = /^(\s*\*\s?|\s*)```(\S*)\s*$/

/** Every fenced block of a text, in order. */
export function codeBlocks(path: string, text: string): CodeBlock[] {
  const blocks: CodeBlock[] = []
  let open: { block: CodeBlock; margin: string; lines: string[] } | undefined
  for (const [index, line] of text.split('\n').entries()) {
    const [, margin = '', language = ''] = FENCE.exec(line) ?? [undefined]
    const isFence = FENCE.test(line)
    if (open === undefined && isFence) {
      const block = { path, line: index + 2, language, code: '' }
      open = { block, margin, lines: [] }
    } else if (open !== undefined && isFence) {
      blocks.push({ ...open.block, code: open.lines.join('\n') })
      open = undefined
    } else {
      open?.lines.push(withoutMargin(line, open.margin))
    }
  }
  if (open !== undefined) {
    throw new Error(`${path}:${open.block.line - 1} opens a block for good`)
  }
  return blocks
}

/** An empty line of a comment has lost the blank at the end of its margin. */
function withoutMargin(line: string, margin: string): string {
  return line.startsWith(margin) ? line.slice(margin.length) : ''
}

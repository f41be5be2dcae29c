import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { codeBlocks } from '../support/code-blocks.ts'
import { guides, readText, ROOT } from '../support/documents.ts'

// a project as a reader has it, but for the package's name, which means the sources
const CONFIG = `export default {
  test: {
    setupFiles: ['${ROOT}test/support/no-network.ts'],
    // one import of the sources for all of them
    pool: 'threads',
    isolate: false,
  },
  resolve: {
    alias: [
      { find: /^agentcore-payments-mock$/, replacement: '${ROOT}src/entries/index.ts' },
      { find: /^agentcore-payments-mock\\/(.+)$/, replacement: '${ROOT}src/entries/$1.ts' },
    ],
  },
}`

// vitest wants a test in every file
const A_TEST = "\nimport { it } from 'vitest'\nit('runs', () => {})\n"

// what they show runs in a page, or in a browser's test runner
const FOR_BROWSERS = [
  'docs/browser.md',
  'docs/devtools.md',
  'docs/playwright.md',
  'docs/storybook.md',
]

let project: string

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'readme-'))
  symlinkSync(`${ROOT}node_modules`, join(project, 'node_modules'))
  writeFileSync(join(project, 'vitest.config.mjs'), CONFIG)
})

afterEach(() => {
  rmSync(project, { recursive: true })
})

it(
  'runs every example of the README and the guides',
  { timeout: 240_000 },
  async () => {
    const paths = ['README.md', ...guides()].filter(
      (path) => !FOR_BROWSERS.includes(path),
    )
    const blocks = paths
      .flatMap((path) => codeBlocks(path, readText(path)))
      .filter(({ language }) => language === 'ts')
    // a page without an example would go unnoticed
    expect(new Set(blocks.map(({ path }) => path))).toEqual(new Set(paths))
    for (const { path, line, code } of blocks) {
      writeFileSync(
        join(project, `${basename(path, '.md')}-${line}.test.ts`),
        isUnitTest(code) ? code : code + A_TEST,
      )
    }
    expect(await runTests()).toMatch(`Test Files  ${blocks.length} passed`)
  },
)

const isUnitTest = (code: string) => /^(it|test|describe)[.(]/m.test(code)

/** Output of the project's tests, whether they pass or not. */
async function runTests(): Promise<string> {
  const vitest = `${ROOT}node_modules/vitest/vitest.mjs`
  const options = { env: { ...process.env, NO_COLOR: '1' } }
  const output = await promisify(execFile)(
    process.execPath,
    [vitest, 'run', '--root', project],
    options,
  ).catch((failure: { stdout: string; stderr: string }) => failure)
  return output.stdout + output.stderr
}

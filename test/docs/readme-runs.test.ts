import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { codeBlocks } from './code-blocks.ts'
import { readText, ROOT } from './documents.ts'

// a project as a reader has it, but for the package's name, which means the sources
const CONFIG = `export default {
  test: { setupFiles: ['${ROOT}test/no-network.ts'] },
  resolve: {
    alias: [
      { find: /^agentcore-payments-mock$/, replacement: '${ROOT}src/entries/index.ts' },
      { find: /^agentcore-payments-mock\\/(.+)$/, replacement: '${ROOT}src/entries/$1.ts' },
    ],
  },
}`

// vitest wants a test in every file
const A_TEST = "\nimport { it } from 'vitest'\nit('runs', () => {})\n"

let project: string

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'readme-'))
  symlinkSync(`${ROOT}node_modules`, join(project, 'node_modules'))
  writeFileSync(join(project, 'vitest.config.mjs'), CONFIG)
})

afterEach(() => {
  rmSync(project, { recursive: true })
})

it('runs every example of the README', { timeout: 60_000 }, async () => {
  const blocks = codeBlocks('README.md', readText('README.md')).filter(
    ({ language }) => language === 'ts',
  )
  const unitTests = blocks.filter(({ code }) => code.includes("from 'vitest'"))
  expect(unitTests).toHaveLength(1)
  for (const block of blocks) {
    writeFileSync(
      join(project, `line-${block.line}.test.ts`),
      unitTests.includes(block) ? block.code : block.code + A_TEST,
    )
  }
  expect(await runTests()).toMatch(`Test Files  ${blocks.length} passed`)
})

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

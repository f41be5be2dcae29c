import { expect, describe, it } from 'vitest'
import { completeScenario } from '../../fixtures/complete-scenario.ts'
import { assembleMock } from '../../src/entries/assemble.ts'
import { checkTypes } from './check-types.ts'
import { codeBlocks, type CodeBlock } from '../support/code-blocks.ts'
import { documents, filesUnder, readText } from '../support/documents.ts'

const COMPILER_TIME = 60_000
const sources = [...filesUnder('src', '.ts'), ...filesUnder('fixtures', '.ts')]

const blocksOf = (paths: string[]) =>
  paths.flatMap((path) => codeBlocks(path, readText(path)))
const isTypeScript = ({ language }: CodeBlock) => language === 'ts'
// runs in a page, or in a browser's test runner
const isForBrowsers = ({ language }: CodeBlock) =>
  language === 'typescript' || language === 'tsx'

describe('the examples', () => {
  it(
    'of the documents, of the comments and in the folder compile against the sources',
    { timeout: COMPILER_TIME },
    () => {
      const blocks = blocksOf([...documents(), ...sources]).filter(isTypeScript)
      expect(blocks.map(({ path }) => path)).toContain('README.md')
      expect(checkTypes(blocks, filesUnder('examples', '.mjs'))).toEqual([])
    },
  )

  it(
    'for browsers compile against the sources',
    { timeout: COMPILER_TIME },
    () => {
      const blocks = blocksOf(documents()).filter(isForBrowsers)
      expect(blocks.map(({ path }) => path)).toContain('docs/browser.md')
      expect(checkTypes(blocks, [], 'tsconfig.browser-tests.json')).toEqual([])
    },
  )

  it('of the comments are fenced as ts', () => {
    const odd = sources.filter((path) => {
      const announced = readText(path).match(/\* @example/g) ?? []
      return announced.length !== blocksOf([path]).filter(isTypeScript).length
    })
    expect(odd).toEqual([])
  })

  it('of scenarios in JSON are worlds to start from', async () => {
    const scenarios = blocksOf(documents())
      .filter(({ language }) => language === 'json')
      .map(({ code }) => JSON.parse(code) as { description?: string })
      // other JSON has none
      .filter(({ description }) => description !== undefined)
    expect(scenarios).not.toEqual([])
    for (const document of scenarios) {
      const scenario = await completeScenario(document)
      assembleMock({ scenario }).checkInvariants()
    }
  })

  it('of the documents are in a language that is known', () => {
    const known = [
      'ts',
      'typescript',
      'tsx',
      'bash',
      'python',
      'json',
      'mermaid',
      'text',
    ]
    const odd = blocksOf(documents())
      .filter(({ language }) => !known.includes(language))
      .map(({ path, line, language }) => `${path}:${line} ${language}`)
    expect(odd).toEqual([])
  })
})

describe('a problem in an example', () => {
  it(
    'is reported with its document and line',
    { timeout: COMPILER_TIME },
    () => {
      const document = [
        'Move the clock:',
        '',
        '```ts',
        "import { createPaymentsMock } from 'agentcore-payments-mock'",
        '',
        'createPaymentsMock({ seed: true })',
        '```',
      ].join('\n')
      const comment = [
        '/**',
        ' * @example',
        ' * ```ts',
        ' *',
        " * const text: string = 'a' * 2",
        ' * ```',
        ' */',
      ].join('\n')
      expect(
        checkTypes([
          ...codeBlocks('GUIDE.md', document),
          ...codeBlocks('src/time/clock.ts', comment),
        ]),
      ).toEqual([
        expect.stringMatching(/^GUIDE\.md:6 Type 'true' is not/),
        expect.stringMatching(/^src\/time\/clock\.ts:5 Type 'number' is not/),
        expect.stringMatching(
          /^src\/time\/clock\.ts:5 The left-hand side of an/,
        ),
      ])
    },
  )
})

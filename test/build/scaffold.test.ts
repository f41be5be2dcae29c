import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runScaffold } from '../../build/scaffold/command.ts'
import type * as entry from '../../src/entries/assemble.ts'
import { readText, ROOT } from '../support/documents.ts'

const COPIED = [
  'handlers',
  'src',
  'fixtures',
  'test',
  'build',
  'package.json',
  'tsconfig.base.json',
  'tsconfig.test.json',
  '.oxlintrc.json',
  '.prettierrc.json',
]

const TOKEN = 'handlers/workload-access-token/get-workload-access-token.ts'
const IDENTITY = 'handlers/workload-identity/create-workload-identity.ts'
const TESTS = [
  'test/operations/get-workload-access-token.test.ts',
  'test/operations/create-workload-identity.test.ts',
]

/** A copy of the project, to scaffold into. */
let root: string
/** What the two runs printed. */
let printed: string[]

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'scaffold-'))
  for (const path of COPIED) {
    cpSync(ROOT + path, join(root, path), {
      recursive: true,
      // packages of the tests with dependencies of their own
      filter: (source) => !source.endsWith('/node_modules'),
    })
  }
  symlinkSync(`${ROOT}node_modules`, join(root, 'node_modules'))
  writeFileSync(join(root, '.gitignore'), 'node_modules\n')
  git('init', '--quiet')
  commit()
  printed = [await run('GetWorkloadAccessToken')]
  commit()
  printed.push(await run('CreateWorkloadIdentity'))
  commit()
}, 120_000)

afterAll(() => {
  rmSync(root, { recursive: true })
})

describe('the scaffold', () => {
  it('prints what CONTRIBUTING.md says that it prints', () => {
    expect(readText('CONTRIBUTING.md')).toContain(printed[0])
  })

  it('writes the operation as the SDK has it', () => {
    expect(text(TOKEN)).toContain(
      'input: structure({ workloadName: string() }),',
    )
    expect(text(TOKEN)).toContain('string({ sensitive: true })')
    expect(text(TOKEN)).toContain("'UnauthorizedException',")
    expect(text(IDENTITY)).toContain("plane: 'control',")
    expect(text(IDENTITY)).toContain('tags: optional(tags),')
    expect(text(IDENTITY)).toContain('import { commonErrors, tags }')
  })

  it('says in the file what the SDK does not tell', () => {
    expect(text(TOKEN)).toMatch(/^\/\/ Scaffolded from .* which do not/m)
  })

  it('registers both, each at its place', () => {
    expect(text('handlers/registry.ts')).toMatch(
      /GetResourcePaymentToken: .*\n {2}GetWorkloadAccessToken: getWorkloadAccessToken,\n {2}ListPaymentConnectors/,
    )
    expect(text('handlers/registry.ts')).toContain(
      'CreateWorkloadIdentity: createWorkloadIdentity,',
    )
  })

  it(
    'leaves files that are clean of type errors, lint and format',
    { timeout: 300_000 },
    () => {
      const files = [
        TOKEN,
        IDENTITY,
        ...TESTS,
        'handlers/registry.ts',
        'test/support/valid-inputs.ts',
      ]
      writeFileSync(
        join(root, 'tsconfig.json'),
        JSON.stringify({ extends: './tsconfig.test.json', include: [], files }),
      )
      const tool = (path: string, ...options: string[]) =>
        execFileSync(process.execPath, [`node_modules/${path}`, ...options], {
          cwd: root,
          encoding: 'utf8',
        })
      expect(tool('typescript/bin/tsc', '-p', 'tsconfig.json')).toBe('')
      expect(tool('oxlint/bin/oxlint', ...files)).toContain('0 errors')
      expect(tool('prettier/bin/prettier.cjs', '--check', ...files)).toContain(
        'All matched files use Prettier code style',
      )
    },
  )

  it(
    'leaves an operation that says where to write it',
    { timeout: 60_000 },
    async () => {
      const { assembleMock } = (await import(
        join(root, 'src/entries/assemble.ts')
      )) as typeof entry
      const response = await assembleMock().fetch(
        new Request('http://localhost/identities/GetWorkloadAccessToken', {
          method: 'POST',
          body: '{"workloadName":"agent"}',
        }),
      )
      expect(response.status).toBe(500)
      expect(await response.json()).toMatchObject({
        message: `GetWorkloadAccessToken is not written yet: write its handle() in ${TOKEN}`,
      })
    },
  )
})

describe('the scaffold refuses', () => {
  it.each([
    [
      'GetWorkloadToken',
      'No installed SDK has an operation "GetWorkloadToken". The closest: GetWorkloadAccessToken (written already), GetWorkloadIdentity,',
    ],
    ['ProcessPayment', 'ProcessPayment exists already: handlers/registry.ts'],
    [
      'InvokeAgentRuntime',
      "InvokeAgentRuntime is beyond the mock's protocol: InvokeAgentRuntimeRequest.payload is bound to the whole body",
    ],
    [
      'UntagResource',
      "UntagResource is beyond the mock's protocol: its input member tagKeys is a list in the query",
    ],
  ])('%s', async (name, message) => {
    expect(await run(name, 2)).toContain(message)
    expect(git('status', '--porcelain')).not.toContain('handlers')
  })

  it('to go on without a name', async () => {
    expect(await run(undefined, 2)).toContain('npm run scaffold -- ')
  })

  it('to write over a file', async () => {
    const file = 'handlers/workload-identity/get-workload-identity.ts'
    writeFileSync(join(root, file), '')
    expect(await run('GetWorkloadIdentity', 2)).toBe(
      `The scaffold would write over ${file}. Move or delete it first.\n`,
    )
    rmSync(join(root, file))
  })

  it('to add to a file with changes that are not committed', async () => {
    appendFileSync(join(root, 'handlers/registry.ts'), '// mine\n')
    expect(await run('GetWorkloadIdentity', 2)).toContain(
      'changes that are not committed:\n M handlers/registry.ts\n',
    )
    git('checkout', '--', 'handlers/registry.ts')
    expect(
      existsSync(join(root, 'test/operations/get-workload-identity.test.ts')),
    ).toBe(false)
  })
})

/** What a run printed. */
async function run(name?: string, code = 0): Promise<string> {
  let output = ''
  const sink = { write: (part: string) => (output += part) }
  const argv = name === undefined ? [] : [name]
  const exitCode = await runScaffold(argv, root, { stdout: sink, stderr: sink })
  expect({ exitCode, output }).toMatchObject({ exitCode: code })
  return output
}

function text(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

function git(...options: string[]): string {
  return execFileSync('git', options, { cwd: root, encoding: 'utf8' })
}

function commit(): void {
  git('add', '--all')
  git(
    '-c',
    'user.name=test',
    '-c',
    'user.email=test@localhost',
    'commit',
    '--quiet',
    '--message=test',
  )
}

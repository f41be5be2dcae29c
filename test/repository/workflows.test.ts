import { existsSync } from 'node:fs'
import { posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { documents, filesUnder, readText, ROOT } from '../support/documents.ts'

interface Step {
  uses?: string
  run?: string
  with?: Record<string, unknown>
}

interface Job {
  uses?: string
  steps?: Step[]
  'timeout-minutes'?: number
  strategy?: { matrix: { node?: number[] } }
}

interface Workflow {
  permissions?: object
  jobs: Record<string, Job>
}

const { scripts, engines } = JSON.parse(readText('package.json')) as {
  scripts: Record<string, string>
  engines: { node: string }
}
const workflows = filesUnder('.github/workflows', '.yml').map((path) => ({
  path,
  workflow: parse(readText(path)) as Workflow,
}))
const jobs = workflows.flatMap(({ path, workflow }) =>
  Object.entries(workflow.jobs).map(([name, job]) => ({
    job,
    where: `${path} ${name}`,
  })),
)
const steps = jobs.flatMap(({ job }) => job.steps ?? [])

describe('every workflow', () => {
  it('says what it may do', () => {
    expect(workflows.length).toBeGreaterThan(0)
    expect(
      workflows
        .filter(({ workflow }) => workflow.permissions === undefined)
        .map(({ path }) => path),
    ).toEqual([])
  })

  it('ends after a while: each job of its own has a time-out', () => {
    expect(
      jobs
        .filter(({ job }) => job.uses === undefined)
        .filter(({ job }) => !((job['timeout-minutes'] ?? 0) > 0))
        .map(({ where }) => where),
    ).toEqual([])
  })

  it('takes actions by their major version, and workflows of this project that exist', () => {
    const used = [...jobs.map(({ job }) => job), ...steps].flatMap(
      ({ uses }) => uses ?? [],
    )
    expect(used).not.toEqual([])
    expect(
      used.filter((name) =>
        name.startsWith('./')
          ? !existsSync(ROOT + name)
          : !/^[\w-]+\/[\w-]+@v\d+$/.test(name),
      ),
    ).toEqual([])
  })
})

describe('the versions of Node', () => {
  const tested = jobs.flatMap(({ job }) => job.strategy?.matrix.node ?? [])

  it('that are tested begin with the oldest that package.json allows', () => {
    const [, oldest] = /^>=(\d+)\./.exec(engines.node) ?? []
    expect(Math.min(...tested)).toBe(Number(oldest))
  })

  it('that other jobs use are among those tested', () => {
    const used = steps.flatMap((step) => step.with?.['node-version'] ?? [])
    expect(used).not.toEqual([])
    expect(
      used.filter((version) => !tested.includes(version as number)),
    ).toEqual([])
  })

  it('are those that CONTRIBUTING.md names', () => {
    const list = [...tested].sort((a, b) => a - b).join(', ')
    expect(readText('CONTRIBUTING.md')).toContain(
      `Node ${list.replace(/, (\d+)$/, ' and $1')}`,
    )
  })
})

describe('what people and workflows are told to run', () => {
  const texts = [
    ...documents().map((path) => ({ path, text: readText(path) })),
    ...filesUnder('.github', '.sh').map((path) => ({
      path,
      text: readText(path),
    })),
    ...filesUnder('.github', '.yml').map((path) => ({
      path,
      text: readText(path),
    })),
    {
      path: '.github/pull_request_template.md',
      text: readText('.github/pull_request_template.md'),
    },
    { path: '.ci/run', text: readText('.ci/run') },
  ]

  it('is a script of package.json, after npm run', () => {
    const asked = texts.flatMap(({ path, text }) =>
      [...text.matchAll(/npm run (?:-s |--silent )?([\w:-]+)/g)].map(
        ([, script = '']) => ({ path, script }),
      ),
    )
    expect(asked.map(({ script }) => script)).toContain('scaffold')
    expect(
      // a folder of the examples has scripts of its own
      asked.filter(
        ({ path, script }) =>
          !(script in scripts) && !path.startsWith('examples/'),
      ),
    ).toEqual([])
  })

  it('is a file that exists, when it is a program of this project', () => {
    const named = [
      ...texts.map(({ text }) => text),
      ...Object.values(scripts),
    ].flatMap((text) =>
      [
        ...text.matchAll(
          /(?:\bnode (?:--[\w-]+ )*|(?<=[\s`]))((?:build|\.ci|\.github|examples)\/[\w./-]+\.m?js|\.ci\/run|\.github\/[\w-]+\.sh)/g,
        ),
      ].map(([, path = '']) => posix.normalize(path)),
    )
    expect(named).toContain('.ci/run')
    expect(named).toContain('build/scaffold.mjs')
    expect(named.filter((path) => !existsSync(ROOT + path))).toEqual([])
  })
})

describe('every issue form', () => {
  const forms = filesUnder('.github/ISSUE_TEMPLATE', '.yml')
    .filter((path) => !path.endsWith('config.yml'))
    .map((path) => ({
      path,
      form: parse(readText(path)) as {
        name?: string
        description?: string
        body?: { type: string; id?: string; attributes: object }[]
      },
    }))

  it.each(forms)('has what GitHub asks for: $path', ({ form }) => {
    const { name, description, body = [] } = form
    const fields = body.filter(({ type }) => type !== 'markdown')
    expect(name).toBeTruthy()
    expect(description).toBeTruthy()
    expect(fields.length).toBeGreaterThan(0)
    expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length)
    for (const { attributes } of fields)
      expect(attributes).toHaveProperty('label')
  })
})

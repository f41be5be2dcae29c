import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkSources } from './check-sources.ts'
import { readSource } from './read-source.ts'
import { ROOMS, RULES } from './rules.ts'

const ROOT = new URL('../../', import.meta.url)

const sources = Object.fromEntries(
  ['src', 'handlers', 'fixtures'].flatMap((folder) =>
    readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${folder}/${name}`)
      .map((path) => [path, readFileSync(new URL(path, ROOT), 'utf8')]),
  ),
)

/** The room of a file in `src/`. */
function roomOf(path: string): string {
  return path.split('/')[1]?.replace(/\.ts$/, '') ?? ''
}

describe('the sources', () => {
  it('keep the rules of the house', () => {
    expect(Object.keys(sources)).toContain('handlers/registry.ts')
    expect(checkSources(sources, RULES)).toEqual([])
  })

  it('load no msw through the parts of @mswjs/data that the store uses', () => {
    const parts = Object.entries(sources)
      .filter(([path]) => path.startsWith('src/store/'))
      .flatMap(([, text]) => text.match(/@mswjs\/data\/lib\/[\w/]+\.js/g) ?? [])
    const script = `${JSON.stringify(parts)}.forEach((part) => require(part))
      console.log(Object.keys(require.cache).join('\\n'))`
    const loaded = execFileSync(process.execPath, ['-e', script], {
      cwd: ROOT,
      encoding: 'utf8',
    })
    expect(loaded).toContain('/@mswjs/data/lib/')
    expect(loaded).not.toContain('/node_modules/msw/')
  })
})

describe('the rooms', () => {
  const names = Object.keys(ROOMS)

  it('are built from the ground up: none looks up, so none are in a circle', () => {
    for (const [floor, name] of names.entries()) {
      const below = names.slice(0, floor)
      for (const other of ROOMS[name] ?? []) {
        expect(below).toContain(other.replace('type ', ''))
      }
    }
  })

  it('are all that is in the house', () => {
    const rooms = Object.keys(sources)
      .filter((path) => path.startsWith('src/'))
      .map(roomOf)
    expect([...new Set(rooms)].sort()).toEqual([...names, 'entries'].sort())
  })

  it('import all that they may: a rule that nobody needs is gone', () => {
    const arrows = Object.entries(sources).flatMap(([path, text]) =>
      readSource(path, text).imports.map(
        ({ target, typeOnly }) =>
          `${roomOf(path)} -> ${typeOnly ? 'type ' : ''}${roomOf(target)}`,
      ),
    )
    const allowed = Object.entries(ROOMS).flatMap(([name, others]) =>
      others.map((other) => `${name} -> ${other}`),
    )
    expect(allowed.filter((arrow) => !arrows.includes(arrow))).toEqual([])
  })
})

describe('an import', () => {
  const violations = (path: string, target: string, clause = '{ a }') =>
    checkSources({ [path]: `import ${clause} from '${target}'` }, RULES)

  it.each([
    ['src/domain/money.ts', '../errors.ts'],
    ['src/domain/x402/networks.ts', '../wallet.ts'],
    ['src/store/table.ts', '../domain/money.ts'],
    ['src/store/engine.ts', '@mswjs/data/lib/db/Database.js'],
    ['src/operation/operation.ts', '../protocol/shape.ts'],
    ['src/scenarios/scenario.ts', '../store/rows.ts'],
    ['src/service/service.ts', '../operation/operation.ts'],
    ['src/mock/mock.ts', '../world/world.ts'],
    ['src/ways-in/msw.ts', '../protocol/hosts.ts'],
    ['src/ways-in/msw.ts', 'msw'],
    ['src/admin/routes/clock.ts', '../http/route.ts'],
    ['src/node/server/start-server.ts', 'node:http'],
    ['src/entries/assemble.ts', '../../handlers/registry.ts'],
    ['src/entries/node.ts', '../node/server/start-server.ts'],
    ['handlers/registry.ts', './payment/process-payment.ts'],
    ['handlers/payment/process-payment.ts', './payment-checks.ts'],
    ['handlers/payment/process-payment.ts', '../shapes.ts'],
    ['handlers/payment/process-payment.ts', '../../src/operation/operation.ts'],
    ['fixtures/many-users.ts', '../src/scenarios/scenario.ts'],
    ['fixtures/many-users.ts', './ready-account.ts'],
  ])('of %s may be %s', (path, target) => {
    expect(violations(path, target)).toEqual([])
  })

  it.each([
    // the ground
    ['src/domain/money.ts', '../store/store.ts'],
    ['src/protocol/read.ts', '../operation/operation.ts'],
    ['src/errors.ts', './mock/mock.ts'],
    ['src/random.ts', '../handlers/shapes.ts'],
    // the machine
    ['src/time/clock.ts', '../mock/controller.ts'],
    ['src/store/table.ts', '../operation/operation.ts'],
    ['src/operation/operation.ts', '../store/store.ts'],
    ['src/operation/operation.ts', '../time/clock.ts'],
    ['src/operation/operation.ts', '../service/service.ts'],
    ['src/scenarios/scenario.ts', '../mock/mock.ts'],
    ['src/service/service.ts', '../../handlers/registry.ts'],
    ['src/service/service.ts', '../../handlers/payment/process-payment.ts'],
    ['src/mock/mock.ts', '../../fixtures/ready-account.ts'],
    ['src/mock/mock.ts', '../ways-in/msw.ts'],
    ['src/mock/mock.ts', '../entries/index.ts'],
    // the ways in
    ['src/ways-in/msw.ts', '../mock/mock.ts'],
    ['src/ways-in/msw.ts', '../service/service.ts'],
    ['src/ways-in/aws-sdk.ts', '../store/store.ts'],
    ['src/admin/routes/clock.ts', '../../time/clock.ts'],
    ['src/node/cli/cli.ts', '../../admin/routes/clock.ts'],
    ['src/node/cli/cli.ts', '../../../fixtures/ready-account.ts'],
    ['src/devtools/panel.ts', '../store/store.ts'],
    // the service
    ['handlers/payment/process-payment.ts', '../../src/store/store.ts'],
    ['handlers/payment/process-payment.ts', '../../src/store/rows.ts'],
    ['handlers/payment/process-payment.ts', '../../src/service/service.ts'],
    ['handlers/payment/process-payment.ts', '../payment-session/shapes.ts'],
    ['handlers/shapes.ts', './registry.ts'],
    ['handlers/registry.ts', '../src/store/store.ts'],
    ['src/entries/index.ts', '../../handlers/payment/process-payment.ts'],
    ['fixtures/many-users.ts', '../src/store/store.ts'],
    ['fixtures/many-users.ts', '../handlers/registry.ts'],
    // packages
    ['src/ways-in/msw.ts', '@mswjs/data/lib/db/Database.js'],
    ['src/store/engine.ts', '@mswjs/data'],
    ['src/store/engine.ts', '@mswjs/data/lib/index.js'],
    ['src/mock/mock.ts', 'msw'],
    ['src/domain/ids.ts', 'pure-rand/generator/xoroshiro128plus'],
    ['src/domain/ids.ts', 'node:crypto'],
    ['handlers/payment/process-payment.ts', 'node:fs'],
  ])('of %s may not be %s', (path, target) => {
    expect(violations(path, target)).toContainEqual(
      expect.stringMatching(`^${path}:1 imports `),
    )
  })

  it('of types alone may be where the thing itself may not', () => {
    const path = 'src/operation/operation.ts'
    const target = '../store/store.ts'
    expect(violations(path, target, 'type { Store }')).toEqual([])
    expect(violations(path, target, '{ type Store }')).toHaveLength(1)
  })

  it('is found in every form', () => {
    const source = [
      "import '../store/a.ts'",
      "export { b } from '../store/b.ts'",
      "export type { C } from '../store/c.ts'",
      "const d = await import('../store/d.ts')",
      "type E = import('../store/e.ts').E",
    ].join('\n')
    expect(
      checkSources({ 'src/domain/money.ts': source }, RULES).map(
        (violation) => violation.split(';')[0],
      ),
    ).toEqual([
      'src/domain/money.ts:1 imports src/store/a.ts',
      'src/domain/money.ts:2 imports src/store/b.ts',
      'src/domain/money.ts:3 imports types of src/store/c.ts',
      'src/domain/money.ts:4 imports src/store/d.ts',
      'src/domain/money.ts:5 imports types of src/store/e.ts',
    ])
  })

  it('is refused with the file, the import and the rule', () => {
    expect(violations('src/store/table.ts', '../mock/mock.ts')).toEqual([
      'src/store/table.ts:1 imports src/mock/mock.ts; src/store/ may import only src/store/, src/errors.ts, src/domain/',
    ])
    expect(violations('src/mock/mock.ts', 'msw')).toEqual([
      'src/mock/mock.ts:1 imports msw; only src/ways-in/msw.ts, src/ways-in/payments-worker.ts, src/testing/vitest.ts, src/entries/ may import msw',
    ])
  })
})

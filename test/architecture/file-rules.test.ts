import { describe, expect, it } from 'vitest'
import { checkSources } from './check-sources.ts'
import { RULES } from './rules.ts'

describe('the files', () => {
  it('import an operation from the registry alone', () => {
    const operation = 'handlers/payment/process-payment.ts'
    expect(
      checkSources(
        {
          'handlers/registry.ts':
            "import { a } from './payment/process-payment.ts'",
          'handlers/payment/refund.ts':
            "import { a } from './process-payment.ts'",
          [operation]: '',
        },
        RULES,
      ),
    ).toEqual([
      `handlers/payment/refund.ts:1 imports ${operation}; only handlers/registry.ts imports an operation`,
    ])
  })

  it('import each other in no circle, of types either', () => {
    expect(
      checkSources(
        {
          'src/domain/a.ts': "import { b } from './b.ts'",
          'src/domain/b.ts': "import type { C } from './c.ts'",
          'src/domain/c.ts': "import { a } from './a.ts'",
        },
        RULES,
      ),
    ).toEqual([
      'src/domain/a.ts -> src/domain/b.ts -> src/domain/c.ts -> src/domain/a.ts: the imports run in a circle',
    ])
  })

  it('of the server reach msw through no other file, unless for its types', () => {
    const chain = (clause: string) =>
      checkSources(
        {
          'src/entries/node.ts': `import ${clause} from './assemble.ts'`,
          'src/entries/assemble.ts': "import { a } from '../adapters/msw.ts'",
          'src/adapters/msw.ts': "import { http } from 'msw'",
        },
        RULES,
      )
    expect(chain('{ a }')).toEqual([
      'src/entries/node.ts -> src/entries/assemble.ts -> src/adapters/msw.ts -> msw: loads msw',
    ])
    expect(chain('type { A }')).toEqual([])
  })

  it.each([
    ['src/mock/Mock.ts', '"Mock" is not in kebab-case'],
    ['src/domain/sessionBudget.ts', '"sessionBudget" is not in kebab-case'],
    [
      'src/store/index.ts',
      '"index" does not say what is in it; name the thing',
    ],
    [
      'src/utils/money.ts',
      '"utils" does not say what is in it; name the thing',
    ],
    ['handlers/types.ts', '"types" does not say what is in it; name the thing'],
  ])('are not called %s', (path, violation) => {
    expect(checkSources({ [path]: '' }, RULES)).toEqual([
      `${path}: ${violation}`,
    ])
  })

  it('may be an entry called index', () => {
    expect(checkSources({ 'src/entries/index.ts': '' }, RULES)).toEqual([])
  })

  it('have 300 lines at most', () => {
    const violations = (lineCount: number) =>
      checkSources({ 'src/mock/mock.ts': '// line\n'.repeat(lineCount) }, RULES)
    expect(violations(300)).toEqual([])
    expect(violations(301)).toEqual([
      'src/mock/mock.ts: 301 lines; 300 at most',
    ])
  })

  it.each([
    ['export default 1', 'export default'],
    ['export default function a() {}', 'export default'],
    ['export { a as default }', 'export default'],
    ["export { default } from '../errors.ts'", 'export default'],
    ["export * from '../errors.ts'", 'export *'],
    ["export * as errors from '../errors.ts'", 'export *'],
    ["export type * from '../errors.ts'", 'export *'],
  ])('export nothing by %s', (source, found) => {
    expect(checkSources({ 'src/mock/mock.ts': source }, RULES)).toEqual([
      `src/mock/mock.ts:1 has ${found}; export by name`,
    ])
  })

  it('may have a default branch', () => {
    const source = 'switch (a) { default: b() }'
    expect(checkSources({ 'src/mock/mock.ts': source }, RULES)).toEqual([])
  })

  it.each([
    ['Date.now()', 'Date.now', 'src/time/clock.ts'],
    ['globalThis.Date.now()', 'Date.now', 'src/time/clock.ts'],
    ['new Date()', 'new Date()', 'src/time/clock.ts'],
    ['new Date', 'new Date()', 'src/time/clock.ts'],
    ['Date()', 'new Date()', 'src/time/clock.ts'],
    ['performance.now()', 'performance.now', 'src/time/clock.ts'],
    ['Math.random()', 'Math.random', 'src/random.ts'],
    ['crypto.randomUUID()', 'crypto.randomUUID', 'src/random.ts'],
    ['crypto.getRandomValues(a)', 'crypto.getRandomValues', 'src/random.ts'],
  ])('call %s in one place alone', (source, read, owner) => {
    expect(checkSources({ [owner]: source }, RULES)).toEqual([])
    expect(checkSources({ 'src/mock/mock.ts': source }, RULES)).toEqual([
      `src/mock/mock.ts:1 reads ${read}; only ${owner} may`,
    ])
  })

  it('may turn an instant that they were given into a date', () => {
    const source = 'new Date(nowMs).toISOString()'
    expect(checkSources({ 'src/mock/mock.ts': source }, RULES)).toEqual([])
  })
})

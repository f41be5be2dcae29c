import { afterAll, describe, expect, it } from 'vitest'
import { registry } from '../../handlers/registry.ts'
import { assembleMock } from '../../src/entries/assemble.ts'
import type { ModeledExceptionName } from '../../src/errors.ts'
import type { PaymentsMockCore } from '../../src/mock/mock.ts'
import { VALID_INPUTS } from '../support/valid-inputs.ts'
import { call, type OperationName } from '../support/call-operation.ts'
import { naturalWay, needsFault, type NaturalWay } from './error-ways.ts'

const NOW = '2026-01-01T00:00:00Z'

type Way = 'natural' | 'fault'
type Reached = Record<Way, string[]>

const PAIRS = Object.values(registry).flatMap(({ name, errors }) =>
  errors.map((error) => ({ operation: name as OperationName, error })),
)

/** What was reached so far, by operation. */
const reached = new Map<string, Reached>()

function note(operation: string, error: string, way: Way): void {
  const ways = reached.get(operation) ?? { natural: [], fault: [] }
  ways[way].push(error)
  reached.set(operation, ways)
}

async function byItself(
  operation: OperationName,
  { world, inputs, options }: NaturalWay,
): Promise<PaymentsMockCore> {
  const mock = assembleMock({ now: NOW, ...world })
  for (const [index, input] of inputs.entries()) {
    const { status } = await call(mock, operation, input, options)
    if (index < inputs.length - 1) expect(status).toBeLessThan(300)
  }
  return mock
}

async function byFault(
  operation: OperationName,
  error: ModeledExceptionName,
): Promise<PaymentsMockCore> {
  const mock = assembleMock({ now: NOW })
  mock.faults.inject({ operation, error })
  await call(mock, operation, VALID_INPUTS[operation])
  return mock
}

describe('an error that the model lists', () => {
  it.each(PAIRS)(
    'is reached: $error of $operation',
    async ({ operation, error }) => {
      const natural = needsFault(operation, error)
        ? undefined
        : naturalWay(operation, error)
      if (natural === undefined && !needsFault(operation, error)) {
        expect.fail(`There is no way to ${error} of ${operation}`)
      }
      const mock =
        natural === undefined
          ? await byFault(operation, error)
          : await byItself(operation, natural)

      const entry = mock.journal.entries().at(-1)
      expect(entry).toMatchObject({ operation, error: { name: error } })
      expect(entry?.bug).toBeUndefined()
      expect(entry?.faults).toHaveLength(natural === undefined ? 1 : 0)
      mock.checkInvariants()
      note(operation, error, natural === undefined ? 'fault' : 'natural')
    },
  )

  afterAll(() => {
    console.log(tableOf(reached))
  })
})

function tableOf(ways: ReadonlyMap<string, Reached>): string {
  const short = (errors: readonly string[]) =>
    errors
      .map((error) => error.replace('Exception', ''))
      .sort()
      .join(' ')
  const rows = [...ways]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([operation, { natural, fault }]) => [
      [operation, 'natural', short(natural)],
      ['', 'fault', short(fault)],
    ])
  const lines = [['Operation', 'How', 'Errors'], ...rows].map(
    ([operation = '', how = '', errors = '']) =>
      `${operation.padEnd(34)}${how.padEnd(9)}${errors}`,
  )
  return `Every error of every operation:\n${lines.join('\n')}`
}

import { describe, expect, it } from 'vitest'
import { registry } from '../../handlers/registry.ts'
import { assembleMock } from '../../src/entries/assemble.ts'
import {
  call,
  operationRequest,
  type OperationName,
} from '../machine/call-operation.ts'
import { corruptions, type Corruption } from './corruptions.ts'
import { expectRefusal } from './expect-refusal.ts'
import { OTHER_UNION_MEMBERS, VALID_INPUTS } from './valid-inputs.ts'

describe.each(Object.keys(registry) as OperationName[])('%s', (operation) => {
  it('accepts the input that is corrupted below', async () => {
    const answer = await call(
      assembleMock(),
      operation,
      VALID_INPUTS[operation],
    )
    expect(answer).toMatchObject({ status: registry[operation].statusCode })
  })

  it.each(corruptionsOf(operation))(
    'refuses %s',
    async (_, { input, refusal }) => {
      const request = operationRequest(operation, JSON.stringify(input))
      await expectRefusal(request, refusal)
    },
  )
})

function corruptionsOf(operation: OperationName): [string, Corruption][] {
  const inputs = [
    VALID_INPUTS[operation],
    ...(OTHER_UNION_MEMBERS[operation] ?? []),
  ]
  const all = inputs.flatMap((input) => [
    ...corruptions(registry[operation].input, input),
  ])
  // what the inputs share need not be tried again
  return [...new Map(all.map((corruption) => [corruption.name, corruption]))]
}

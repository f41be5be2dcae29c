import { describe, expect, it } from 'vitest'
import { registry } from '../../handlers/registry.ts'
import { assembleMock } from '../../src/entries/assemble.ts'
import {
  call,
  hasBody,
  operationRequest,
  type OperationName,
} from '../support/call-operation.ts'
import { corruptions, type Corruption } from './corruptions.ts'
import { expectRefusal } from './expect-refusal.ts'
import { OTHER_UNION_MEMBERS, VALID_INPUTS } from '../support/valid-inputs.ts'

describe.each(Object.keys(registry) as OperationName[])('%s', (operation) => {
  it('accepts the input that is corrupted below', async () => {
    const answer = await call(
      assembleMock(),
      operation,
      VALID_INPUTS[operation],
    )
    expect(answer).toMatchObject(
      REFUSED[operation] ?? { status: registry[operation].statusCode },
    )
  })

  it.each(corruptionsOf(operation))(
    'refuses %s',
    async (_, { input, refusal }) => {
      const request = operationRequest(operation, JSON.stringify(input), {
        bound: VALID_INPUTS[operation],
      })
      await expectRefusal(request, refusal)
    },
  )
})

/** What the ready account has nothing to do it with, though nothing is wrong with the input. */
const REFUSED: { [Name in OperationName]?: object } = {
  DeletePaymentCredentialProvider: {
    status: 400,
    body: { message: expect.stringContaining('in use') },
  },
  DeletePaymentManager: { status: 409 },
  RotatePaymentConnectorCredentials: {
    status: 400,
    body: { message: expect.stringContaining("provision mode 'MANUAL'") },
  },
}

function corruptionsOf(operation: OperationName): [string, Corruption][] {
  if (!hasBody(operation)) return []
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

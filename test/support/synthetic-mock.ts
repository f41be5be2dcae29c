import { emptyAccount } from '../../fixtures/empty-account.ts'
import { createMock, type PaymentsMockCore } from '../../src/mock/mock.ts'
import type { MockOptions } from '../../src/mock/mock-options.ts'
import {
  defineOperation,
  type Operation,
  type OperationContext,
} from '../../src/operation/operation.ts'
import {
  idempotencyToken,
  optional,
  string,
  structure,
} from '../../src/protocol/shapes.ts'

type Handle = (
  input: { text?: string | undefined; token?: string | undefined },
  context: OperationContext,
) => Result | Promise<Result>

interface Result {
  text?: string
}

/** The parts of a synthetic operation that a test may choose. */
export type Choices = Partial<Pick<Operation, 'errors' | 'plane'>>

/** An operation that takes and gives a text, has a client token and behaves as it is told. */
export function syntheticOperation(
  handle: Handle,
  { errors, plane = 'data' }: Choices = {},
): Operation {
  return defineOperation({
    name: 'Synthesize',
    plane,
    http: { method: 'POST', uri: '/payments/synthesize', statusCode: 201 },
    input: structure({
      text: optional(string()),
      token: optional(idempotencyToken(string())),
    }),
    output: structure({ text: string() }),
    errors: errors ?? [
      'ValidationException',
      'ConflictException',
      'InternalServerException',
    ],
    actsForUser: false,
    idempotencyScope: () => '',
    handle: handle as (
      ...parameters: Parameters<Handle>
    ) => { text: string } | Promise<{ text: string }>,
  })
}

/** A mock that answers nothing but one synthetic operation. */
export function syntheticMock(
  handle: Handle,
  choices?: Choices,
  options: MockOptions = {},
): PaymentsMockCore {
  return createMock(
    { Synthesize: syntheticOperation(handle, choices) },
    { scenario: emptyAccount, now: '2026-01-01T00:00:00Z', ...options },
  )
}

/** A call of the synthetic operation. */
export function synthesize(
  input: object = {},
  host = 'localhost:4402',
): Request {
  return new Request(`http://${host}/payments/synthesize`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  })
}

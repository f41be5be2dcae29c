import { expect } from 'vitest'
import { registry } from '../../handlers/registry.ts'
import { assembleMock } from '../../src/entries/assemble.ts'
import type { ExceptionName, ValidationField } from '../../src/errors.ts'
import type { PaymentsMockCore } from '../../src/mock/mock.ts'
import type { MockOptions } from '../../src/mock/mock-options.ts'
import { call, send } from '../support/call-operation.ts'
import { dumpState } from '../support/dump-state.ts'
import { VALID_INPUTS } from '../support/valid-inputs.ts'

/** What a request is to be refused with. */
export interface Refusal {
  status: number
  error: ExceptionName
  message: string
  /** With it the answer also has the reason that goes with one. */
  fieldList?: ValidationField[]
}

const NOW = '2026-01-01T00:00:00Z'

/**
 * Sends a request into a fresh ready account and makes sure that it is refused in exactly these words and that
 * nothing has changed: no row, no client token was bound, no id was used up.
 */
export async function expectRefusal(
  request: Request,
  { status, error, message, fieldList }: Refusal,
  options: MockOptions = {},
): Promise<void> {
  const mock = assembleMock({ now: NOW, ...options })
  const before = dumpState(mock)

  const answer = await send(mock, request)
  const reason = 'FieldValidationFailed'
  expect(answer.body).toStrictEqual(
    isOfIdentity(request) && error === 'ValidationException'
      ? {
          fieldList: fieldList ?? null,
          message,
          reason: fieldList ? reason : null,
        }
      : { __type: error, message, ...(fieldList && { reason, fieldList }) },
  )
  expect(answer).toMatchObject({ status, errorType: error })

  expect(dumpState(mock)).toEqual(before)
  mock.checkInvariants()
  await expectUntouched(mock, writeLike(request))
}

function isOfIdentity({ url }: Request): boolean {
  return new URL(url).pathname.startsWith('/identities/')
}

/** The write that a request was for, or any when it was for none. */
function writeLike({ url }: Request): Write {
  const { pathname } = new URL(url)
  return (
    WRITES.find((operation) => registry[operation].uri === pathname) ??
    'CreatePaymentSession'
  )
}

// what changes something, with a client token each
const WRITES = [
  'CreatePaymentSession',
  'CreatePaymentInstrument',
  'ProcessPayment',
] as const

type Write = (typeof WRITES)[number]

const untouchedAnswers = new Map<Write, string>()

/** The next write answers as it does in a world that has seen nothing. */
async function expectUntouched(
  mock: PaymentsMockCore,
  write: Write,
): Promise<void> {
  let expected = untouchedAnswers.get(write)
  if (expected === undefined) {
    expected = await successOf(assembleMock({ now: NOW }), write)
    untouchedAnswers.set(write, expected)
  }
  expect(await successOf(mock, write)).toBe(expected)
}

async function successOf(
  mock: PaymentsMockCore,
  write: Write,
): Promise<string> {
  const answer = await call(mock, write, VALID_INPUTS[write])
  expect(answer.errorType).toBeNull()
  return answer.text
}

/** A refusal for members that break a constraint, as `[name, what it must satisfy]`. */
export function constraintRefusal(
  ...failures: readonly (readonly [name: string, constraint: string])[]
): Refusal {
  const fieldList = failures.map(([name, constraint]) => ({
    name,
    message: `Value at '${name}' failed to satisfy constraint: ${constraint}`,
  }))
  const count = `${failures.length} validation error${failures.length === 1 ? '' : 's'} detected`
  return {
    status: 400,
    error: 'ValidationException',
    message: `${count}: ${fieldList.map(({ message }) => message).join('; ')}`,
    fieldList,
  }
}

/** A refusal for a body that cannot be read. */
export function serializationRefusal(message: string): Refusal {
  return { status: 400, error: 'SerializationException', message }
}

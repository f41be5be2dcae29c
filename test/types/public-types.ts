import {
  createPaymentsMock,
  type JournalEntry,
  type OperationName,
} from 'agentcore-payments-mock'

// compiled and never run, against the sources with the tests and against the package by compile.mjs: each line that must not compile says so
const mock = createPaymentsMock()
const { faults, journal } = mock

/** Rules that a person would write. */
export function acceptedRules(): void {
  faults.inject({ operation: 'ProcessPayment', error: 'ThrottlingException' })
  faults.inject({
    operation: 'CreatePaymentInstrument',
    error: 'AccessDeniedException',
    message: 'Not today',
    times: 2,
  })
  faults.inject({ operation: 'Get*', error: 'InternalServerException' })
  faults.inject({ error: 'ThrottlingException', nth: 3, userId: 'alice' })
  faults.inject({ reply: 'connection-reset', when: 'after-commit' })
  faults.inject({ reply: 'slow-body', latency: { seconds: 2 } })
  faults.inject({ operation: 'ProcessPayment', latency: { seconds: 5 } })
}

/** Rules that make no sense. */
export function refusedRules(): void {
  // @ts-expect-error there is no such operation
  faults.inject({ operation: 'ProcesPayment', error: 'ThrottlingException' })
  const conflict = 'ConflictException'
  // @ts-expect-error the operation does not model this error
  faults.inject({ operation: 'ListPaymentManagers', error: conflict })
  // @ts-expect-error there is no such error
  faults.inject({ error: 'NoSuchException' })
  // @ts-expect-error a call has one answer
  faults.inject({ error: 'ThrottlingException', reply: 'bad-gateway' })
  // @ts-expect-error a text needs its error
  faults.inject({ reply: 'bad-gateway', message: 'Oh' })
  // @ts-expect-error a slow body needs its time
  faults.inject({ reply: 'slow-body' })
  // @ts-expect-error the rule does nothing
  faults.inject({ operation: 'ProcessPayment' })
}

/** Filters, with their typos. */
export function filters(): readonly (OperationName | undefined)[] {
  // @ts-expect-error there is no such operation
  journal.entries({ operation: 'ProcesPayment' })
  // @ts-expect-error there is no such error
  journal.entries({ error: 'ValidationError' })
  // @ts-expect-error there is no such member
  journal.entries({ statuscode: 429 })
  const entries: JournalEntry[] = journal.entries({
    operation: 'ProcessPayment',
    error: 'ValidationException',
    statusCode: 400,
  })
  return [
    ...entries.map(({ operation }) => operation),
    ...mock.operations.map(({ name }) => name),
  ]
}

import type { Binding } from '../protocol/shape.ts'
import type { ModeledExceptionName } from '../errors.ts'
import type { Operation } from './operation.ts'

/** An operation's route, input bindings and errors. */
export interface OperationSummary<Name extends string = string> {
  /** Its name in the service model, e.g. `ProcessPayment`. */
  readonly name: Name
  readonly method: string
  /** Path; `{name}` in it is the input member of that name. */
  readonly path: string
  /** Input members in the query string or in a header. */
  readonly elsewhere: Readonly<
    Record<string, { in: 'header' | 'query'; name: string }>
  >
  /** Every exception that it may throw. */
  readonly errors: readonly ModeledExceptionName[]
  /** The input member that is the client token, if there is one. */
  readonly clientToken: string | undefined
}

/** Builds the summary of an operation. */
export function summaryOf(operation: Operation): OperationSummary {
  const { name, method, uri, inputMembers, errors } = operation
  return {
    name,
    method,
    path: uri,
    elsewhere: Object.fromEntries(
      inputMembers.flatMap(({ name: member, binding }) => {
        const place = placeOf(binding)
        return place === undefined ? [] : [[member, place] as const]
      }),
    ),
    errors: [...errors],
    clientToken: inputMembers.find(({ idempotencyToken }) => idempotencyToken)
      ?.name,
  }
}

function placeOf(binding: Binding) {
  return binding.location === 'header' || binding.location === 'query'
    ? { in: binding.location, name: binding.locationName }
    : undefined
}

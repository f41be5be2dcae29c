import type * as v from 'valibot'
import type { Timed } from '../domain/closest-clock.ts'
import type { Account } from '../domain/account.ts'
import type { Ids } from '../domain/ids.ts'
import type { ModeledExceptionName, ServiceException } from '../errors.ts'
import type { Policy } from '../policy/policy.ts'
import type { Plane } from '../protocol/hosts.ts'
import { createRedactor, type Redactor } from '../protocol/redact.ts'
import {
  shapeOf,
  type Member,
  type ShapeSchema,
  type StructureSchema,
} from '../protocol/shape.ts'
import type { Lifecycle } from '../time/lifecycle.ts'
import type { Store } from '../store/store.ts'

/** The context of a call: store, ids, time, policy and user. */
export interface OperationContext {
  /** The user that the call acts for; empty when `policy.userId` allows it to be left out. */
  userId: string
  /** Account of the caller, to which the call is limited. */
  account: Account
  /** Time of this call on its closest clock, in epoch milliseconds. */
  nowMs: number
  /** Returns the time of a row's closest clock, in epoch milliseconds. */
  nowOf(row: Timed): number
  store: Store
  /** Schedules transitions. */
  lifecycle: Lifecycle
  ids: Ids
  /** Hash of the latest block of a Solana chain, in base58. */
  blockhashOf(chain: string): string
  policy: Policy
  /**
   * Builds the exception for something that does not exist: ResourceNotFoundException where the operation's
   * model lists it, otherwise ValidationException with the same text.
   */
  notFound(message: string): ServiceException
  /**
   * Returns the address of the consent page for the caller.
   *
   * @param id of the wallet or connector.
   * @param url the address in the row; null when no consent is needed.
   */
  consentUrl(id: string, url: string | null): string | undefined
  /**
   * Registers a write that is made only when this call, of an operation that writes, is refused: after its own writes
   * were reverted.
   */
  ifRefused(write: () => void): void
  /** Adds warnings to the journal entry, for input that the service lets pass. */
  warn(...warnings: readonly string[]): void
}

/** The part of the context that is known before a call's input is checked. */
export type AdmissionContext = Pick<
  OperationContext,
  'store' | 'policy' | 'account'
>

/** Texts of the service, by error. */
export type ErrorTexts = { readonly [Name in ModeledExceptionName]?: string }

/** One operation of the service: its model as AWS publishes it, and how it behaves. */
export interface OperationDefinition<
  Name extends string,
  ErrorName extends ModeledExceptionName,
  Input extends StructureSchema,
  Output extends StructureSchema,
> {
  /** Name in the service model, e.g. `CreatePaymentSession`. */
  name: Name
  plane: Plane
  /** Method and path; `{name}` in the path is the member bound to it. */
  http: { method: string; uri: string; statusCode: number }
  input: Input
  output: Output
  /** Every exception that the model lists; throwing any other one is a bug of this mock. */
  errors: readonly ErrorName[]
  /** Known texts of the service for errors, used by faults without a message. */
  errorTexts?: ErrorTexts
  /** True if the call acts for a user, whom it must then name. */
  actsForUser: boolean
  /** Scope of the client token beside operation and user, for an input that has one. */
  idempotencyScope?: (input: v.InferOutput<Input>) => string
  /**
   * Refuses a call by checks that come before the user and before the rest of the input.
   *
   * @param input the input before its constraints are checked.
   */
  admit?: (
    input: { readonly [Member in keyof v.InferOutput<Input>]?: unknown },
    context: AdmissionContext,
  ) => void
  /**
   * Answers a call whose input satisfies every constraint.
   *
   * An operation that writes must not await anything, so that no other call runs between its checks and its writes;
   * one that only reads may be asynchronous.
   */
  handle(
    input: v.InferOutput<Input>,
    context: OperationContext,
  ): v.InferOutput<Output> | Promise<v.InferOutput<Output>>
}

/** An operation as the engine uses it, without the types of its input and output. */
export interface Operation<
  Name extends string = string,
  ErrorName extends ModeledExceptionName = ModeledExceptionName,
  Input extends object = object,
> {
  readonly name: Name
  readonly plane: Plane
  readonly method: string
  readonly uri: string
  readonly statusCode: number
  readonly input: ShapeSchema<Input>
  readonly output: StructureSchema
  readonly inputMembers: readonly Member[]
  readonly outputMembers: readonly Member[]
  readonly redactInput: Redactor
  readonly redactOutput: Redactor
  readonly errors: readonly ErrorName[]
  readonly errorTexts: ErrorTexts
  readonly actsForUser: boolean
  /** True for an operation of AgentCore's identity service, whose validation errors have a body of their own. */
  readonly isIdentity: boolean
  readonly idempotencyScope: ((input: object) => string) | undefined
  readonly admit:
    ((input: object, context: AdmissionContext) => void) | undefined
  handle(input: object, context: OperationContext): object | Promise<object>
}

/** Describes one operation; the registry lists it, the engine runs it. */
export function defineOperation<
  const Name extends string,
  const ErrorName extends ModeledExceptionName,
  Input extends StructureSchema,
  Output extends StructureSchema,
>(
  definition: OperationDefinition<Name, ErrorName, Input, Output>,
): Operation<Name, ErrorName, v.InferOutput<Input>> {
  const { http, idempotencyScope, admit, errorTexts = {}, ...rest } = definition
  return {
    ...rest,
    ...http,
    errorTexts,
    inputMembers: structureMembers(definition.input),
    outputMembers: structureMembers(definition.output),
    redactInput: createRedactor(shapeOf(definition.input)),
    redactOutput: createRedactor(shapeOf(definition.output)),
    isIdentity: http.uri.startsWith('/identities/'),
    idempotencyScope: idempotencyScope as Operation['idempotencyScope'],
    admit: admit as Operation['admit'],
    handle: (input, context) =>
      definition.handle(input as v.InferOutput<Input>, context),
  }
}

/** Finds the member of an operation's input that is its client token, if it has one. */
export function tokenMemberOf({ inputMembers }: Operation): Member | undefined {
  return inputMembers.find(({ idempotencyToken }) => idempotencyToken)
}

/** Returns the client token of a call, if it has one. */
export function clientTokenOf(
  operation: Operation,
  input: object,
): string | undefined {
  const member = tokenMemberOf(operation)
  return member && (input as Record<string, string | undefined>)[member.name]
}

function structureMembers(schema: StructureSchema): readonly Member[] {
  const shape = shapeOf(schema)
  if (shape.type !== 'structure') {
    throw new TypeError(
      `An operation's input and output are structures, not ${shape.type}`,
    )
  }
  return shape.members
}

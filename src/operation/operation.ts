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

/** What an operation works with, beside its input. */
export interface OperationContext {
  /** The user that the call acts for; empty when `policy.userId` lets it be left out. */
  userId: string
  /** Account of the caller: the call sees what is in it, and what it creates belongs to it. */
  account: Account
  /** The one reading of the clock for this call, in epoch milliseconds. */
  nowMs: number
  /** The time that counts for a row, which may have a clock of its own, in epoch milliseconds. */
  nowOf(row: Timed): number
  store: Store
  /** Lets statuses move on after the call. */
  lifecycle: Lifecycle
  ids: Ids
  policy: Policy
  /**
   * The refusal for something that does not exist: ResourceNotFoundException where the operation's
   * model lists it, else ValidationException with the same text.
   */
  notFound(message: string): ServiceException
  /**
   * Where a person is asked for consent, as the caller is told.
   *
   * @param id of the wallet or connector.
   * @param url where the row says that they are asked; null when nobody is.
   */
  consentUrl(id: string, url: string | null): string | undefined
  /**
   * Has something written when this call, of an operation that writes, is refused: after its own writes were
   * taken back, and to stay.
   */
  ifRefused(write: () => void): void
  /** Tells the journal of what the service lets pass in silence, though a client should not send it. */
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
  /** The operation's name in the service model, e.g. `CreatePaymentSession`. */
  name: Name
  plane: Plane
  /** Method and path; `{name}` in the path is the member bound to it. */
  http: { method: string; uri: string; statusCode: number }
  input: Input
  output: Output
  /** Every exception that the model lists; any other one is a bug of this mock. */
  errors: readonly ErrorName[]
  /** Texts that the service is known to give to errors, for faults that give none. */
  errorTexts?: ErrorTexts
  /** True if the call acts for a user, whom it must then name. */
  actsForUser: boolean
  /** For an input with a client token: what the token's scope is beside operation and user. */
  idempotencyScope?: (input: v.InferOutput<Input>) => string
  /**
   * Refuses a call for what is checked before the user and before the rest of the input is.
   *
   * @param input as it was read: no constraint is checked yet.
   */
  admit?: (
    input: { readonly [Member in keyof v.InferOutput<Input>]?: unknown },
    context: AdmissionContext,
  ) => void
  /**
   * Answers a call whose input satisfies every constraint.
   *
   * An operation that writes does so in one go, without awaiting anything, so that no other call
   * comes between its checks and its writes; one that only reads may answer later.
   */
  handle(
    input: v.InferOutput<Input>,
    context: OperationContext,
  ): v.InferOutput<Output> | Promise<v.InferOutput<Output>>
}

/** An operation as the engine sees it, whatever the types of its input and output. */
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

/** The member of an operation's input that is its client token, if it has one. */
export function tokenMemberOf({ inputMembers }: Operation): Member | undefined {
  return inputMembers.find(({ idempotencyToken }) => idempotencyToken)
}

/** The client token of a call, if it has one. */
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

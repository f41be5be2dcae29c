/**
 * Error for misuse of this library's API, e.g. a bad option, a bad scenario, or a clock that should go back.
 *
 * The message says what was wrong, with the value, what is allowed and what to do.
 * Errors of the service are {@link ServiceException}s, which callers get as HTTP replies.
 */
export class MockError extends Error {
  override name = 'MockError' as const
}

/** HTTP status of every exception that the service models (documented: the wire model's `httpStatusCode`). */
const STATUS_CODES = {
  AccessDeniedException: 403,
  ConflictException: 409,
  DecryptionFailure: 400,
  EncryptionFailure: 400,
  InternalServerException: 500,
  ResourceLimitExceededException: 400,
  ResourceNotFoundException: 404,
  // 402, which is also x402's "Payment Required" (documented: the wire model)
  ServiceQuotaExceededException: 402,
  SubscriptionRequiredException: 403,
  ThrottlingException: 429,
  UnauthorizedException: 401,
  ValidationException: 400,
} as const

/**
 * Exceptions of the protocol itself, which no operation lists (inferred: Smithy's restJson1, and the name for a
 * signature of another service).
 */
const PROTOCOL_STATUS_CODES = {
  InvalidSignatureException: 403,
  MethodNotAllowedException: 405,
  RequestEntityTooLargeException: 413,
  SerializationException: 400,
  UnknownOperationException: 404,
  UnsupportedMediaTypeException: 415,
} as const

const ALL_STATUS_CODES = { ...STATUS_CODES, ...PROTOCOL_STATUS_CODES }

/** Name of an exception that the service's model lists. */
export type ModeledExceptionName = keyof typeof STATUS_CODES

export const MODELED_EXCEPTION_NAMES = Object.keys(
  STATUS_CODES,
) as ModeledExceptionName[]
export type ProtocolExceptionName = keyof typeof PROTOCOL_STATUS_CODES
export type ExceptionName = ModeledExceptionName | ProtocolExceptionName

export const EXCEPTION_NAMES = Object.keys(ALL_STATUS_CODES) as ExceptionName[]

/** One entry of a ValidationException's `fieldList`. */
export interface ValidationField {
  name: string
  message: string
}

/** Members of an exception's body beside `message`. */
export interface ExceptionMembers {
  reason?: 'CannotParse' | 'FieldValidationFailed' | 'ResourceConflict'
  fieldList?: ValidationField[]
  subscriptionUrl?: string
  productName?: string
}

/** A resource that a caller named and that the service does not return. */
export type Subject =
  | { paymentManagerArn: string }
  | { paymentSessionId: string }
  | { paymentInstrumentId: string }

/** An exception of the service, which the pipeline turns into the HTTP reply. */
export class ServiceException extends Error {
  override readonly name: ExceptionName
  readonly statusCode: number
  readonly members: ExceptionMembers
  /** The resource that was not returned, if any; only hints use it, never the reply. */
  subject: Subject | undefined

  /** True if the service's model lists it; the others belong to the protocol. */
  get isModeled(): boolean {
    return this.name in STATUS_CODES
  }

  constructor(
    name: ExceptionName,
    message: string,
    members: ExceptionMembers = {},
  ) {
    super(message)
    this.name = name
    this.statusCode = ALL_STATUS_CODES[name]
    this.members = members
  }

  /** Names the resource that the caller does not get. */
  about(subject: Subject): this {
    this.subject = subject
    return this
  }
}

/**
 * A ValidationException without a reason code, as ProcessPayment sends them (observed: clients must match on text).
 */
export function validationException(message: string): ServiceException {
  return new ServiceException('ValidationException', message)
}

/** A ValidationException that names the members at fault (documented: the wire model's `fieldList`). */
export function fieldValidationException(
  message: string,
  fieldList: ValidationField[],
): ServiceException {
  return new ServiceException('ValidationException', message, {
    reason: 'FieldValidationFailed',
    fieldList,
  })
}

// documented: the developer guide's link and name
const SUBSCRIPTION: ExceptionMembers = {
  subscriptionUrl:
    'https://aws.amazon.com/marketplace/pp/prodview-ia2zd5puqyi7g',
  productName: 'Coinbase Wallets for AgentCore Payments',
}

/** Builds the exception for a missing Marketplace subscription, with the link to it (inferred: the text). */
export function subscriptionRequiredException(
  message = `An active AWS Marketplace subscription is required: ${SUBSCRIPTION.productName}`,
): ServiceException {
  return new ServiceException(
    'SubscriptionRequiredException',
    message,
    SUBSCRIPTION,
  )
}

import type {
  AccessDeniedException,
  ConflictException,
  InternalServerException,
  ResourceNotFoundException,
  UnauthorizedException,
  ValidationException,
} from '@aws-sdk/client-bedrock-agentcore'
import type * as control from '@aws-sdk/client-bedrock-agentcore-control'
import { expect } from 'vitest'

type Refusal =
  | AccessDeniedException
  | ConflictException
  | InternalServerException
  | ResourceNotFoundException
  | UnauthorizedException
  | ValidationException
  | control.AccessDeniedException
  | control.ConflictException
  | control.ResourceNotFoundException
  | control.ServiceQuotaExceededException
  | control.SubscriptionRequiredException
  | control.ValidationException

const STATUS_CODES: Record<Refusal['name'], number> = {
  AccessDeniedException: 403,
  ConflictException: 409,
  InternalServerException: 500,
  ResourceNotFoundException: 404,
  ServiceQuotaExceededException: 402,
  SubscriptionRequiredException: 403,
  UnauthorizedException: 401,
  ValidationException: 400,
}

/**
 * Expects a call to be refused with exactly this exception of the SDK, its modelled status and this text.
 *
 * @returns the exception, for its other members.
 */
export async function expectRefusal<
  Exception extends abstract new (...options: never[]) => Refusal,
>(
  call: Promise<unknown>,
  exception: Exception,
  message: string,
): Promise<InstanceType<Exception>> {
  const outcome = await call.catch((error: unknown) => error)
  expect(outcome).toBeInstanceOf(exception)
  const refusal = outcome as InstanceType<Exception>
  expect(refusal).toMatchObject({
    message,
    $metadata: {
      httpStatusCode: STATUS_CODES[refusal.name as Refusal['name']],
    },
  })
  return refusal
}

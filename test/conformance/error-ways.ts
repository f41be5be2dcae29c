import { pendingConsent, quotaReached } from '../../fixtures/account-states.ts'
import { readyAccount } from '../../fixtures/ready-account.ts'
import { registry } from '../../handlers/registry.ts'
import type { ModeledExceptionName } from '../../src/errors.ts'
import type { MockOptions } from '../../src/mock/mock-options.ts'
import { VALID_INPUTS } from '../support/valid-inputs.ts'
import type { CallOptions, OperationName } from '../support/call-operation.ts'

/** A world and calls in it, of which the last is refused. */
export interface NaturalWay {
  world?: Pick<MockOptions, 'scenario' | 'policy'>
  inputs: object[]
  options?: CallOptions
}

/** How an operation comes to refuse with an error by itself; undefined when it never does. */
export function naturalWay(
  operation: OperationName,
  error: ModeledExceptionName,
): NaturalWay | undefined {
  return (
    OWN_WAYS[operation]?.[error] ?? COMMON_WAYS[error]?.(operation) ?? undefined
  )
}

/** Whether the mock itself never answers so: somebody has to arm a fault. */
export function needsFault(
  operation: OperationName,
  error: ModeledExceptionName,
): boolean {
  const operations = BY_FAULT[error]
  return operations === 'all' || (operations?.includes(operation) ?? false)
}

type Ways<Way> = { [Name in ModeledExceptionName]?: Way }

/** Errors that operations meet in one and the same way. */
const COMMON_WAYS: Ways<(operation: OperationName) => NaturalWay | undefined> =
  {
    // a bearer token where a signature is wanted
    AccessDeniedException: (operation) => ({
      inputs: [VALID_INPUTS[operation]],
      options: { headers: { authorization: 'Bearer none' } },
    }),
    ValidationException: (operation) =>
      withOther(operation, {
        paymentManagerArn: '-',
        paymentManagerId: '-',
        name: '!',
        resourceCredentialProviderName: '!',
        maxResults: 0,
      }),
    ResourceNotFoundException: (operation) =>
      withOther(operation, {
        paymentManagerArn:
          'arn:aws:bedrock-agentcore:us-east-1:123456789012:payment-manager/none-a1b2c3d4e5',
        paymentManagerId: 'none-a1b2c3d4e5',
        name: 'none',
        resourceCredentialProviderName: 'none',
      }),
    SubscriptionRequiredException: (operation) => ({
      world: { policy: { marketplaceSubscription: 'missing' } },
      inputs: [VALID_INPUTS[operation]],
    }),
  }

const SLOW = { paymentManager: 'manual', paymentConnector: 'manual' } as const

/** Errors that an operation meets in a way of its own. */
const OWN_WAYS: { [Name in OperationName]?: Ways<NaturalWay> } = {
  CreatePaymentConnector: {
    ConflictException: twice('CreatePaymentConnector'),
  },
  CreatePaymentInstrument: {
    ConflictException: withItsToken('CreatePaymentInstrument', {
      paymentConnectorId: readyAccount.ids.privyPaymentConnectorId,
    }),
    ResourceNotFoundException: {
      inputs: [
        {
          ...VALID_INPUTS.CreatePaymentInstrument,
          paymentConnectorId: 'none-a1b2c3d4e5',
        },
      ],
    },
  },
  CreatePaymentManager: {
    ConflictException: twice('CreatePaymentManager'),
    ServiceQuotaExceededException: {
      world: { scenario: quotaReached },
      inputs: [VALID_INPUTS.CreatePaymentManager],
    },
  },
  CreatePaymentSession: {
    ConflictException: withItsToken('CreatePaymentSession', {
      expiryTimeInMinutes: 16,
    }),
  },
  DeletePaymentConnector: {
    ConflictException: {
      inputs: [
        {
          ...VALID_INPUTS.DeletePaymentConnector,
          paymentConnectorId: readyAccount.ids.paymentConnectorId,
        },
      ],
    },
  },
  DeletePaymentManager: {
    ConflictException: { inputs: [VALID_INPUTS.DeletePaymentManager] },
  },
  GetResourcePaymentToken: {
    UnauthorizedException: {
      inputs: [
        {
          ...VALID_INPUTS.GetResourcePaymentToken,
          workloadIdentityToken: 'opaque',
        },
      ],
    },
  },
  ProcessPayment: {
    ConflictException: withItsToken('ProcessPayment', {
      paymentInstrumentId: readyAccount.ids.solanaPaymentInstrumentId,
    }),
  },
  RotatePaymentConnectorCredentials: {
    ConflictException: {
      world: { scenario: pendingConsent },
      inputs: [
        {
          ...VALID_INPUTS.RotatePaymentConnectorCredentials,
          paymentConnectorId: pendingConsent.ids.pendingPaymentConnectorId,
        },
      ],
    },
  },
  UpdatePaymentConnector: {
    ConflictException: {
      world: { policy: { transitions: SLOW } },
      ...twice('UpdatePaymentConnector'),
    },
  },
  UpdatePaymentManager: {
    ConflictException: {
      world: { policy: { transitions: SLOW } },
      ...twice('UpdatePaymentManager'),
    },
  },
}

/** Errors that only a fault brings about. */
const BY_FAULT: Ways<'all' | readonly OperationName[]> = {
  ThrottlingException: 'all',
  InternalServerException: 'all',
  DecryptionFailure: 'all',
  EncryptionFailure: 'all',
  ResourceLimitExceededException: 'all',
  ConflictException: [
    'CreatePaymentCredentialProvider',
    'UpdatePaymentCredentialProvider',
  ],
  ResourceNotFoundException: [
    'CreatePaymentCredentialProvider',
    'ListPaymentCredentialProviders',
  ],
  ServiceQuotaExceededException: [
    'CreatePaymentConnector',
    'CreatePaymentCredentialProvider',
    'CreatePaymentInstrument',
    'CreatePaymentSession',
    'ProcessPayment',
    'UpdatePaymentConnector',
    'UpdatePaymentCredentialProvider',
    'UpdatePaymentManager',
  ],
  UnauthorizedException: [
    'CreatePaymentCredentialProvider',
    'DeletePaymentCredentialProvider',
    'GetPaymentCredentialProvider',
    'ListPaymentCredentialProviders',
    'UpdatePaymentCredentialProvider',
  ],
}

/** Valid input with another value of the first of these members that the operation has. */
function withOther(
  operation: OperationName,
  others: Record<string, unknown>,
): NaturalWay | undefined {
  const { inputMembers } = registry[operation]
  const member = Object.keys(others).find((name) =>
    inputMembers.some((candidate) => candidate.name === name),
  )
  return member === undefined
    ? undefined
    : {
        inputs: [{ ...VALID_INPUTS[operation], [member]: others[member] }],
      }
}

/** The same call again, which is no retry. */
function twice(operation: OperationName): NaturalWay {
  const input = { ...VALID_INPUTS[operation], clientToken: undefined }
  return { inputs: [input, input] }
}

/** A call with other parameters and the client token of the one before. */
function withItsToken(operation: OperationName, change: object): NaturalWay {
  const input = VALID_INPUTS[operation]
  return { inputs: [input, { ...input, ...change }] }
}

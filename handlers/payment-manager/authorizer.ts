import type * as v from 'valibot'
import type { AuthorizerConfiguration } from '../../src/domain/jwt/authorizer.ts'
import {
  fieldValidationException,
  type ValidationField,
} from '../../src/errors.ts'
import {
  enumeration,
  list,
  map,
  optional,
  string,
  structure,
  union,
} from '../../src/protocol/shapes.ts'
import { allowedWorkloadConfiguration } from './allowed-workloads.ts'
import {
  privateEndpoint,
  privateEndpointOverrides,
} from './private-endpoint.ts'

export const authorizerType = enumeration(['CUSTOM_JWT', 'AWS_IAM'])

const scope = string({
  min: 1,
  max: 255,
  pattern: '[\\x21\\x23-\\x5B\\x5D-\\x7E]+',
})

const matchValue = string({ min: 1, max: 255, pattern: '[A-Za-z0-9_.-]+' })

const customClaim = structure({
  inboundTokenClaimName: string({
    min: 1,
    max: 255,
    pattern: '[A-Za-z0-9_.-:]+',
  }),
  inboundTokenClaimValueType: enumeration(['STRING', 'STRING_ARRAY']),
  authorizingClaimMatchValue: structure({
    claimMatchValue: union({
      matchValueString: matchValue,
      matchValueStringList: list(matchValue, { min: 1 }),
    }),
    claimMatchOperator: enumeration(['EQUALS', 'CONTAINS', 'CONTAINS_ANY']),
  }),
})

export const authorizerConfiguration = union({
  customJWTAuthorizer: structure({
    discoveryUrl: string({ pattern: '.+/\\.well-known/openid-configuration' }),
    allowedAudience: optional(list(string(), { min: 1 })),
    allowedClients: optional(list(string(), { min: 1 })),
    allowedScopes: optional(list(scope, { min: 1 })),
    advertisedScopeMapping: optional(map(scope, scope, { min: 1, max: 50 })),
    customClaims: optional(list(customClaim, { min: 1 })),
    privateEndpoint: optional(privateEndpoint),
    privateEndpointOverrides: optional(privateEndpointOverrides),
    allowedWorkloadConfiguration: optional(allowedWorkloadConfiguration),
  }),
})

/** Requested authorization of a manager. */
export interface GivenAuthorizer {
  authorizerType: 'AWS_IAM' | 'CUSTOM_JWT'
  authorizerConfiguration?:
    v.InferOutput<typeof authorizerConfiguration> | undefined
}

/**
 * Returns the authorizer's configuration of a manager that is created, or whose authorizer is changed.
 *
 * @returns null for AWS_IAM.
 * @throws ValidationException when it is missing, when there must be none, or when its parts contradict each other.
 */
export function requireAuthorizerConfiguration(
  given: GivenAuthorizer,
): AuthorizerConfiguration | null {
  const { authorizerType: type, authorizerConfiguration: configuration } = given
  // documented: the configuration belongs to CUSTOM_JWT; the texts of this function are inferred
  if (type === 'AWS_IAM') {
    if (configuration === undefined) return null
    throw refusal([
      {
        name: 'authorizerConfiguration',
        message:
          'authorizerConfiguration is only supported when authorizerType is CUSTOM_JWT',
      },
    ])
  }
  if (configuration === undefined) {
    throw refusal([
      {
        name: 'authorizerConfiguration',
        message:
          'authorizerConfiguration is required when authorizerType is CUSTOM_JWT',
      },
    ])
  }
  const problems = problemsOf(configuration)
  if (problems.length > 0) throw refusal(problems)
  return configuration
}

/**
 * Determines the authorization of a manager after an update of the type, the configuration, both or neither.
 *
 * @throws ValidationException as {@link requireAuthorizerConfiguration} does.
 */
export function updatedAuthorizer(
  present: Pick<GivenAuthorizer, 'authorizerType'> & {
    authorizerConfiguration: AuthorizerConfiguration | null
  },
  given: {
    [Member in keyof GivenAuthorizer]?: GivenAuthorizer[Member] | undefined
  },
): {
  authorizerType: GivenAuthorizer['authorizerType']
  authorizerConfiguration: AuthorizerConfiguration | null
} {
  const { authorizerType: type = present.authorizerType } = given
  // inferred: omitted members stay, unless the new type does not have them
  const kept = type === 'CUSTOM_JWT' ? present.authorizerConfiguration : null
  return {
    authorizerType: type,
    authorizerConfiguration:
      given.authorizerConfiguration === undefined && kept !== null
        ? kept
        : requireAuthorizerConfiguration({ ...given, authorizerType: type }),
  }
}

function problemsOf({
  customJWTAuthorizer: authorizer,
}: AuthorizerConfiguration): ValidationField[] {
  const path = 'authorizerConfiguration.customJWTAuthorizer'
  const { allowedScopes = [], advertisedScopeMapping = {} } = authorizer
  const problems: ValidationField[] = []
  for (const advertised of Object.keys(advertisedScopeMapping)) {
    // documented: each key is one of allowedScopes
    if (!allowedScopes.includes(advertised)) {
      problems.push({
        name: `${path}.advertisedScopeMapping`,
        message: `advertisedScopeMapping has '${advertised}', which is not in allowedScopes`,
      })
    }
  }
  for (const [index, custom] of (authorizer.customClaims ?? []).entries()) {
    const { claimMatchOperator: operator, claimMatchValue: value } =
      custom.authorizingClaimMatchValue
    const type = operator === 'EQUALS' ? 'STRING' : 'STRING_ARRAY'
    const member =
      operator === 'CONTAINS_ANY' ? 'matchValueStringList' : 'matchValueString'
    // documented: which operator goes with which type and which value
    if (custom.inboundTokenClaimValueType !== type) {
      problems.push({
        name: `${path}.customClaims.${index + 1}.member.inboundTokenClaimValueType`,
        message: `claimMatchOperator ${operator} needs inboundTokenClaimValueType ${type}`,
      })
    }
    if (value[member] === undefined) {
      problems.push({
        name: `${path}.customClaims.${index + 1}.member.authorizingClaimMatchValue.claimMatchValue`,
        message: `claimMatchOperator ${operator} needs claimMatchValue.${member}`,
      })
    }
  }
  return problems
}

function refusal(problems: ValidationField[]) {
  const messages = problems.map(({ message }) => message)
  return fieldValidationException(messages.join('; '), problems)
}

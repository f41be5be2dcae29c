import type { BedrockAgentCore } from '@aws-sdk/client-bedrock-agentcore'
import { readyAccount } from '../../src/entries/fixtures.ts'
import {
  createTokenIssuer,
  type AuthorizerConfiguration,
  type Scenario,
} from '../../src/entries/index.ts'

export const issuer = createTokenIssuer()

/** Manager that authorizes by JWT, and its connector. */
export const JWT_MANAGER = {
  paymentManagerArn:
    'arn:aws:bedrock-agentcore:us-east-1:123456789012:payment-manager/tokens-a1b2c3d4e5',
}
export const JWT_CONNECTOR = {
  ...JWT_MANAGER,
  paymentConnectorId: 'tokens-a1b2c3d4e5',
}

/** The ready account with a manager that trusts the issuer, within these bounds. */
export function jwtAccount(
  bounds: Partial<AuthorizerConfiguration['customJWTAuthorizer']> = {},
): Scenario {
  return {
    ...readyAccount,
    name: 'jwtAccount',
    paymentManagers: [
      { paymentManagerArn: readyAccount.ids.paymentManagerArn },
      {
        ...JWT_MANAGER,
        authorizerType: 'CUSTOM_JWT',
        authorizerConfiguration: {
          customJWTAuthorizer: {
            discoveryUrl: issuer.discoveryUrl,
            ...bounds,
          },
        },
      },
    ],
    paymentConnectors: [
      ...(readyAccount.paymentConnectors ?? []),
      { ...JWT_CONNECTOR, type: 'CoinbaseCDP' },
    ],
  }
}

/** Lets a client send a bearer token in the place of its signature, as AWS's own Python SDK does. */
export function sendToken(client: BedrockAgentCore, token: string): void {
  client.middlewareStack.add(
    (next) => (args) => {
      const request = args.request as { headers: Record<string, string> }
      for (const name of Object.keys(request.headers)) {
        if (/^(authorization|x-amz-.*)$/i.test(name)) {
          delete request.headers[name]
        }
      }
      request.headers['authorization'] = `Bearer ${token}`
      return next(args)
    },
    // after the signature
    {
      step: 'finalizeRequest',
      priority: 'low',
      name: 'sendToken',
      override: true,
    },
  )
}

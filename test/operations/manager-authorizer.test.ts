import { AccessDeniedException } from '@aws-sdk/client-bedrock-agentcore'
import {
  ValidationException,
  type AuthorizerConfiguration,
  type CustomClaimValidationType,
} from '@aws-sdk/client-bedrock-agentcore-control'
import { describe, expect, it } from 'vitest'
import { managerInput } from '../support/control-inputs.ts'
import { describeTargets } from '../support/describe-targets.ts'
import { issuer, sendToken } from '../support/jwt-account.ts'
import { createSession } from '../support/ready-inputs.ts'
import { expectRefusal } from '../support/refusal.ts'

const { discoveryUrl, jwks } = issuer
const PATH = 'authorizerConfiguration.customJWTAuthorizer'

const jwtInput = (authorizerConfiguration?: AuthorizerConfiguration) =>
  managerInput({
    authorizerType: 'CUSTOM_JWT',
    ...(authorizerConfiguration && { authorizerConfiguration }),
  })

const configured = (
  bounds: object = {},
): { customJWTAuthorizer: { discoveryUrl: string } } => ({
  customJWTAuthorizer: { discoveryUrl, ...bounds },
})

const claim = (
  inboundTokenClaimValueType: 'STRING' | 'STRING_ARRAY',
  claimMatchOperator: 'EQUALS' | 'CONTAINS' | 'CONTAINS_ANY',
  claimMatchValue: CustomClaimValidationType['authorizingClaimMatchValue'] extends
    { claimMatchValue: infer Value } | undefined
    ? Value
    : never,
): CustomClaimValidationType => ({
  inboundTokenClaimName: 'groups',
  inboundTokenClaimValueType,
  authorizingClaimMatchValue: { claimMatchOperator, claimMatchValue },
})

describeTargets('the authorizer of a manager', (target) => {
  it('is kept as it was given, and decides which tokens are let in', async () => {
    const { client, control, clock } = await target.start({ jwks })
    const authorizerConfiguration = configured({
      allowedAudience: ['shop'],
      allowedClients: ['agent'],
      allowedScopes: ['pay', 'read'],
      advertisedScopeMapping: { pay: 'https://shop.example/pay' },
      customClaims: [
        claim('STRING_ARRAY', 'CONTAINS', { matchValueString: 'buyers' }),
      ],
      privateEndpoint: {
        selfManagedLatticeResource: {
          resourceConfigurationIdentifier: 'rcfg-0123456789abcdefg',
        },
      },
      allowedWorkloadConfiguration: { workloadIdentities: ['agent-1'] },
    })

    const created = await control.createPaymentManager(
      jwtInput(authorizerConfiguration),
    )

    expect(created).toMatchObject({
      authorizerType: 'CUSTOM_JWT',
      authorizerConfiguration,
    })
    const { paymentManagerId, paymentManagerArn } = created
    const got = await control.getPaymentManager({ paymentManagerId })
    expect(got.authorizerConfiguration).toEqual(authorizerConfiguration)
    const options = {
      sub: 'carol',
      now: await clock.now(),
      audience: 'shop',
      clientId: 'agent',
      scope: 'pay',
      claims: { groups: ['buyers'] },
    }
    sendToken(client, issuer.mintToken(options))
    await createSession(client, { paymentManagerArn, userId: undefined })
    for (const [claims, name] of [
      [{ aud: 'other' }, 'aud'],
      [{ client_id: undefined }, 'client_id'],
      [{ scope: 'write' }, 'scope'],
      [{ groups: ['sellers'] }, 'groups'],
    ] as const) {
      sendToken(
        client,
        issuer.mintToken({
          ...options,
          claims: { ...options.claims, ...claims },
        }),
      )
      await expectRefusal(
        createSession(client, { paymentManagerArn, userId: undefined }),
        AccessDeniedException,
        `OAuth authorization failed: Claim '${name}' value mismatch with configuration.`,
      )
    }
  })

  it('stays at an update that does not name it, and changes at one that does', async () => {
    const { control } = await target.start()
    const { paymentManagerId } = await control.createPaymentManager(
      jwtInput(configured({ allowedAudience: ['shop'] })),
    )
    const now = async () => {
      const { authorizerType, authorizerConfiguration } =
        await control.getPaymentManager({ paymentManagerId })
      return [authorizerType, authorizerConfiguration?.customJWTAuthorizer]
    }

    await control.updatePaymentManager({ paymentManagerId, description: 'x' })
    expect(await now()).toEqual([
      'CUSTOM_JWT',
      { discoveryUrl, allowedAudience: ['shop'] },
    ])
    await control.updatePaymentManager({
      paymentManagerId,
      authorizerConfiguration: configured(),
    })
    expect(await now()).toEqual(['CUSTOM_JWT', { discoveryUrl }])
    await control.updatePaymentManager({
      paymentManagerId,
      authorizerType: 'AWS_IAM',
    })
    expect(await now()).toEqual(['AWS_IAM', undefined])

    await expectRefusal(
      control.updatePaymentManager({
        paymentManagerId,
        authorizerType: 'CUSTOM_JWT',
      }),
      ValidationException,
      'authorizerConfiguration is required when authorizerType is CUSTOM_JWT',
    )
    expect(await now()).toEqual(['AWS_IAM', undefined])
  })

  describe('is refused, and no manager is made:', () => {
    const NEEDS_SCOPE = `${PATH}.advertisedScopeMapping`

    it.each([
      [
        'none with CUSTOM_JWT',
        jwtInput(),
        'authorizerConfiguration',
        'authorizerConfiguration is required when authorizerType is CUSTOM_JWT',
      ],
      [
        'one with AWS_IAM',
        managerInput({ authorizerConfiguration: configured() }),
        'authorizerConfiguration',
        'authorizerConfiguration is only supported when authorizerType is CUSTOM_JWT',
      ],
      [
        'an advertised scope that is not allowed',
        jwtInput(
          configured({
            allowedScopes: ['pay'],
            advertisedScopeMapping: { read: 'x' },
          }),
        ),
        NEEDS_SCOPE,
        "advertisedScopeMapping has 'read', which is not in allowedScopes",
      ],
      [
        'EQUALS of a list',
        jwtInput(
          configured({
            customClaims: [
              claim('STRING_ARRAY', 'EQUALS', { matchValueString: 'a' }),
            ],
          }),
        ),
        `${PATH}.customClaims.1.member.inboundTokenClaimValueType`,
        'claimMatchOperator EQUALS needs inboundTokenClaimValueType STRING',
      ],
      [
        'CONTAINS of a text',
        jwtInput(
          configured({
            customClaims: [
              claim('STRING', 'CONTAINS', { matchValueString: 'a' }),
            ],
          }),
        ),
        `${PATH}.customClaims.1.member.inboundTokenClaimValueType`,
        'claimMatchOperator CONTAINS needs inboundTokenClaimValueType STRING_ARRAY',
      ],
      [
        'CONTAINS_ANY of one value',
        jwtInput(
          configured({
            customClaims: [
              claim('STRING', 'EQUALS', { matchValueString: 'a' }),
              claim('STRING_ARRAY', 'CONTAINS_ANY', { matchValueString: 'a' }),
            ],
          }),
        ),
        `${PATH}.customClaims.2.member.authorizingClaimMatchValue.claimMatchValue`,
        'claimMatchOperator CONTAINS_ANY needs claimMatchValue.matchValueStringList',
      ],
    ])('%s', async (_, input, name, message) => {
      const { control, mock } = await target.start()

      const refusal = await expectRefusal(
        control.createPaymentManager(input),
        ValidationException,
        message,
      )

      expect(refusal.fieldList).toEqual([{ name, message }])
      expect(mock.db.paymentManager.count()).toBe(1)
    })
  })
})

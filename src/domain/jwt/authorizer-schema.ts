import * as v from 'valibot'
import type { AuthorizerConfiguration } from './authorizer.ts'

const texts = v.exactOptional(v.pipe(v.array(v.string()), v.minLength(1)))

const privateEndpoint = v.union(
  [
    v.strictObject({
      selfManagedLatticeResource: v.strictObject({
        resourceConfigurationIdentifier: v.string(),
      }),
    }),
    v.strictObject({
      managedVpcResource: v.strictObject({
        vpcIdentifier: v.string(),
        subnetIds: v.array(v.string()),
        endpointIpAddressType: v.picklist(['IPV4', 'IPV6']),
        securityGroupIds: v.exactOptional(v.array(v.string())),
        tags: v.exactOptional(v.record(v.string(), v.string())),
        routingDomain: v.exactOptional(v.string()),
      }),
    }),
  ],
  'Invalid endpoint: Expected exactly one of selfManagedLatticeResource, managedVpcResource, with its members',
)

const matchValue = v.union(
  [
    v.strictObject({ matchValueString: v.string() }),
    v.strictObject({ matchValueStringList: v.array(v.string()) }),
  ],
  'Invalid value: Expected exactly one of matchValueString, matchValueStringList',
)

const customClaim = v.strictObject({
  inboundTokenClaimName: v.string(),
  inboundTokenClaimValueType: v.picklist(['STRING', 'STRING_ARRAY']),
  authorizingClaimMatchValue: v.strictObject({
    claimMatchValue: matchValue,
    claimMatchOperator: v.picklist(['EQUALS', 'CONTAINS', 'CONTAINS_ANY']),
  }),
})

/** Validates an authorizer's configuration from a scenario or a snapshot. */
export const authorizerConfigurationSchema: v.GenericSchema<AuthorizerConfiguration> =
  v.strictObject({
    customJWTAuthorizer: v.strictObject({
      discoveryUrl: v.pipe(
        v.string(),
        v.regex(
          /.+\/\.well-known\/openid-configuration$/,
          ({ received }) =>
            `Invalid URL: Expected one that ends in /.well-known/openid-configuration, but received ${received}`,
        ),
      ),
      allowedAudience: texts,
      allowedClients: texts,
      allowedScopes: texts,
      customClaims: v.exactOptional(v.array(customClaim)),
      advertisedScopeMapping: v.exactOptional(v.record(v.string(), v.string())),
      privateEndpoint: v.exactOptional(privateEndpoint),
      privateEndpointOverrides: v.exactOptional(
        v.array(v.strictObject({ domain: v.string(), privateEndpoint })),
      ),
      allowedWorkloadConfiguration: v.exactOptional(
        v.strictObject({
          hostingEnvironments: v.exactOptional(
            v.array(v.strictObject({ arn: v.string() })),
          ),
          workloadIdentities: v.exactOptional(v.array(v.string())),
        }),
      ),
    }),
  })

import {
  enumeration,
  list,
  optional,
  string,
  structure,
  union,
} from '../../src/protocol/shapes.ts'
import { tags } from '../shapes.ts'

/** Endpoint of an identity provider inside a VPC: stored and returned, but not used, as the mock opens no connection. */
export const privateEndpoint = union({
  selfManagedLatticeResource: union({
    resourceConfigurationIdentifier: string({
      min: 20,
      max: 2048,
      pattern:
        '((rcfg-[0-9a-z]{17})|(arn:[a-z0-9\\-]+:vpc-lattice:[a-zA-Z0-9\\-]+:\\d{12}:resourceconfiguration/rcfg-[0-9a-z]{17}))',
    }),
  }),
  managedVpcResource: structure({
    vpcIdentifier: string({ pattern: 'vpc-(([0-9a-z]{8})|([0-9a-z]{17}))' }),
    subnetIds: list(string({ pattern: 'subnet-[0-9a-zA-Z]{8,17}' })),
    endpointIpAddressType: enumeration(['IPV4', 'IPV6']),
    securityGroupIds: optional(
      list(string({ pattern: 'sg-(([0-9a-z]{8})|([0-9a-z]{17}))' }), {
        min: 0,
        max: 5,
      }),
    ),
    tags: optional(tags),
    routingDomain: optional(string({ min: 3, max: 255 })),
  }),
})

export const privateEndpointOverrides = list(
  structure({
    domain: string({ min: 1, max: 253 }),
    privateEndpoint,
  }),
  { min: 0, max: 5 },
)

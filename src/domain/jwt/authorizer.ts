/** How a manager decides whose call it is when that is not IAM's part. */
export interface AuthorizerConfiguration {
  customJWTAuthorizer: JwtAuthorizer
}

/** Which bearer tokens are let in. A list that is left out lets every token pass. */
export interface JwtAuthorizer {
  /** Ends in `/.well-known/openid-configuration`; what stands before it is the issuer. */
  discoveryUrl: string
  /** Of which a token's `aud` must name one. */
  allowedAudience?: string[] | undefined
  /** Of which a token's `client_id` must be one. */
  allowedClients?: string[] | undefined
  /** Of which a token's `scope` must name one. */
  allowedScopes?: string[] | undefined
  /** All of which a token must satisfy. */
  customClaims?: CustomClaim[] | undefined
  // kept and given back; they change nothing about which tokens are let in
  advertisedScopeMapping?: Record<string, string> | undefined
  privateEndpoint?: PrivateEndpoint | undefined
  privateEndpointOverrides?:
    { domain: string; privateEndpoint: PrivateEndpoint }[] | undefined
  allowedWorkloadConfiguration?:
    | {
        hostingEnvironments?: { arn: string }[] | undefined
        workloadIdentities?: string[] | undefined
      }
    | undefined
}

type PrivateEndpoint =
  | {
      selfManagedLatticeResource: { resourceConfigurationIdentifier: string }
      managedVpcResource?: undefined
    }
  | {
      selfManagedLatticeResource?: undefined
      managedVpcResource: {
        vpcIdentifier: string
        subnetIds: string[]
        endpointIpAddressType: 'IPV4' | 'IPV6'
        securityGroupIds?: string[] | undefined
        tags?: Record<string, string> | undefined
        routingDomain?: string | undefined
      }
    }

/** A demand on one claim of a token. */
export interface CustomClaim {
  inboundTokenClaimName: string
  inboundTokenClaimValueType: 'STRING' | 'STRING_ARRAY'
  authorizingClaimMatchValue: {
    claimMatchValue:
      | { matchValueString: string; matchValueStringList?: undefined }
      | { matchValueString?: undefined; matchValueStringList: string[] }
    claimMatchOperator: 'EQUALS' | 'CONTAINS' | 'CONTAINS_ANY'
  }
}

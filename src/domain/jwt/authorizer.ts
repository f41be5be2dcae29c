/** The configuration of a manager that does not authorize by IAM. */
export interface AuthorizerConfiguration {
  customJWTAuthorizer: JwtAuthorizer
}

/** The bearer tokens that are accepted. A list that is left out accepts every token. */
export interface JwtAuthorizer {
  /** Address that ends in `/.well-known/openid-configuration`; the part before that is the issuer. */
  discoveryUrl: string
  /** Allowed audiences: a token's `aud` must name one. */
  allowedAudience?: string[] | undefined
  /** Allowed clients: a token's `client_id` must be one. */
  allowedClients?: string[] | undefined
  /** Allowed scopes: a token's `scope` must name one. */
  allowedScopes?: string[] | undefined
  /** Claims that a token must all satisfy. */
  customClaims?: CustomClaim[] | undefined
  // stored and returned; they do not affect which tokens are accepted
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

/** A condition for one claim of a token. */
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

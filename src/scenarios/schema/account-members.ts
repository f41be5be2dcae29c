import * as v from 'valibot'
import {
  CREDENTIAL_PROVIDER_NAME,
  DESCRIPTION,
  KMS_KEY_ARN,
  PAYMENT_CONNECTOR_NAME,
  PAYMENT_MANAGER_NAME,
  ROLE_ARN,
} from '../../domain/account-constraints.ts'
import { authorizerConfigurationSchema } from '../../domain/jwt/authorizer-schema.ts'
import { changing, describe, living, nonEmpty, pastTime } from './parts.ts'
import { providerConfigurationSchema } from '../../store/provider-configuration-schema.ts'
import { idSchema } from '../../store/column-schemas.ts'
import {
  paymentConnectorStatusSchema,
  paymentManagerStatusSchema,
} from '../../store/status-schemas.ts'

const vendor = describe(
  v.picklist(['CoinbaseCDP', 'StripePrivy']),
  'The wallet vendor.',
)
const description = v.exactOptional(
  describe(
    v.pipe(
      v.string(),
      v.minLength(DESCRIPTION.min),
      v.maxLength(DESCRIPTION.max),
    ),
    'Free text.',
  ),
)
const tags = v.exactOptional(
  describe(v.record(v.string(), v.string()), 'Its tags. Default: none.'),
)
const deleted = v.exactOptional(
  describe(
    v.literal(true),
    'Marks a deleted row, of which only the id is left, which cannot be used again.',
  ),
)

/** Name of a credential provider. */
export const credentialProviderName = describe(
  idSchema(CREDENTIAL_PROVIDER_NAME),
  'Name of the credential provider.',
)

/** Members of the account's rows, without their ids. */
export const ACCOUNT_MEMBERS = {
  paymentManager: {
    needed: {},
    further: {
      paymentManagerName: v.exactOptional(
        describe(
          idSchema(PAYMENT_MANAGER_NAME),
          'Name at the service. Default: the part of the id before the last dash.',
        ),
      ),
      description,
      roleArn: v.exactOptional(
        describe(idSchema(ROLE_ARN), 'Default: a role of its account.'),
      ),
      kmsKeyArn: v.exactOptional(
        describe(idSchema(KMS_KEY_ARN), 'The key of its data. Default: none.'),
      ),
      tags,
      authorizerType: v.exactOptional(
        describe(
          v.picklist(['AWS_IAM', 'CUSTOM_JWT']),
          'Authorization of calls. Default AWS_IAM; CUSTOM_JWT needs authorizerConfiguration.',
        ),
      ),
      authorizerConfiguration: v.exactOptional(
        describe(
          authorizerConfigurationSchema,
          'Bearer tokens that a CUSTOM_JWT manager accepts.',
        ),
      ),
      ...living(paymentManagerStatusSchema, 'READY'),
      deleted,
    },
  },
  paymentConnector: {
    needed: { type: vendor },
    further: {
      paymentConnectorName: v.exactOptional(
        describe(
          idSchema(PAYMENT_CONNECTOR_NAME),
          'Name at the service. Default: the part of the id before the last dash.',
        ),
      ),
      description,
      credentialProviderName: v.exactOptional(
        describe(
          credentialProviderName,
          'Name of the credential provider that it uses, of the same vendor. Default: none.',
        ),
      ),
      credentialProviderArn: v.exactOptional(
        describe(
          nonEmpty,
          "ARN of that provider as its creator wrote it, with either name of the service. Default: the provider's ARN.",
        ),
      ),
      provisionMode: v.exactOptional(
        describe(
          v.picklist(['MANUAL', 'QUICK_CREATE']),
          'Default MANUAL; QUICK_CREATE is for Coinbase only.',
        ),
      ),
      authorizationUrl: v.exactOptional(
        describe(
          nonEmpty,
          "Address of the developer's consent page. Default: a new one in PENDING_AUTHENTICATION, otherwise none.",
        ),
      ),
      credentialsUpdatedAt: v.exactOptional(
        describe(
          pastTime,
          'Time at which the credentials of a QUICK_CREATE connector took effect, written like createdAt. Default: never.',
        ),
      ),
      delegatedSigning: v.exactOptional(
        describe(
          v.picklist(['enabled', 'disabled']),
          "Delegated signing in the developer's project at Coinbase. Default enabled.",
        ),
      ),
      ...living(paymentConnectorStatusSchema, 'READY'),
      deleted,
    },
  },
  paymentCredentialProvider: {
    needed: { vendor },
    further: {
      credentialProviderArn: v.exactOptional(
        describe(
          nonEmpty,
          'Default: in account 123456789012, region us-east-1.',
        ),
      ),
      providerConfigurationOutput: v.exactOptional(
        describe(
          providerConfigurationSchema,
          'Configuration with the ARNs of its secrets, as in GetPaymentCredentialProvider. Default: kept by the service.',
        ),
      ),
      tags,
      ...changing,
    },
  },
}

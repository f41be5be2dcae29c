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
    'It was deleted: nothing of it is left but its id, which cannot be used again.',
  ),
)

/** The name that a credential provider is known by. */
export const credentialProviderName = describe(
  idSchema(CREDENTIAL_PROVIDER_NAME),
  'What a credential provider is known by.',
)

/** Members of the rows that belong to the account, but for their identifiers. */
export const ACCOUNT_MEMBERS = {
  paymentManager: {
    needed: {},
    further: {
      paymentManagerName: v.exactOptional(
        describe(
          idSchema(PAYMENT_MANAGER_NAME),
          'Its name at the service. Default: what stands before the last dash of its id.',
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
          'How calls are authorized. Default AWS_IAM; CUSTOM_JWT needs authorizerConfiguration.',
        ),
      ),
      authorizerConfiguration: v.exactOptional(
        describe(
          authorizerConfigurationSchema,
          'Which bearer tokens a CUSTOM_JWT manager lets in.',
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
          'Its name at the service. Default: what stands before the last dash of its id.',
        ),
      ),
      description,
      credentialProviderName: v.exactOptional(
        describe(
          credentialProviderName,
          'The provider, of its vendor, whose credentials it uses. Default: none.',
        ),
      ),
      credentialProviderArn: v.exactOptional(
        describe(
          nonEmpty,
          "How its creator wrote the ARN of that provider, under either name of the service. Default: the provider's own.",
        ),
      ),
      provisionMode: v.exactOptional(
        describe(
          v.picklist(['MANUAL', 'QUICK_CREATE']),
          "Default MANUAL; QUICK_CREATE is Coinbase's alone.",
        ),
      ),
      authorizationUrl: v.exactOptional(
        describe(
          nonEmpty,
          'Where its developer consents. Default: a new address in PENDING_AUTHENTICATION, else none.',
        ),
      ),
      credentialsUpdatedAt: v.exactOptional(
        describe(
          pastTime,
          'When the credentials of a QUICK_CREATE connector took effect, written as createdAt is. Default: never.',
        ),
      ),
      delegatedSigning: v.exactOptional(
        describe(
          v.picklist(['enabled', 'disabled']),
          'Whether end users may delegate signing, in the project at Coinbase. Default enabled.',
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
          'Where its secrets are, as GetPaymentCredentialProvider answers it. Default: kept by the service.',
        ),
      ),
      tags,
      ...changing,
    },
  },
}

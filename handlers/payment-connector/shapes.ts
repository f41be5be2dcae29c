import { PAYMENT_CONNECTOR_NAME } from '../../src/domain/account-constraints.ts'
import { PAYMENT_CONNECTOR_STATUSES } from '../../src/domain/statuses.ts'
import {
  enumeration,
  list,
  string,
  structure,
  union,
} from '../../src/protocol/shapes.ts'
import { paymentConnectorId } from '../shapes.ts'

export const paymentConnectorName = string(PAYMENT_CONNECTOR_NAME)

export const paymentConnectorType = enumeration(['CoinbaseCDP', 'StripePrivy'])

export const provisionMode = enumeration(['MANUAL', 'QUICK_CREATE'])

export const paymentConnectorStatus = enumeration(PAYMENT_CONNECTOR_STATUSES)

const credentialProvider = structure({
  credentialProviderArn: string({
    min: 69,
    max: 2048,
    pattern:
      'arn:(aws|aws-us-gov|aws-cn|aws-iso|aws-iso-b|aws-iso-e|aws-iso-f|aws-eusc):(acps|bedrock-agentcore):[A-Za-z0-9-]{1,64}:[0-9]{12}:token-vault/[a-zA-Z0-9-.]+/paymentcredentialprovider/[a-zA-Z0-9-.]+',
  }),
})

export const credentialProviderConfigurations = list(
  union({ coinbaseCDP: credentialProvider, stripePrivy: credentialProvider }),
  { min: 0, max: 1 },
)

/** Members of every reply about one connector, except for its deletion and rotation. */
export const headMembers = {
  paymentConnectorId,
  name: paymentConnectorName,
  type: paymentConnectorType,
  credentialProviderConfigurations,
  status: paymentConnectorStatus,
}

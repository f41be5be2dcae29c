import { parsePaymentManagerArn } from '../domain/arn.ts'
import { toTimestamp } from '../domain/timestamp.ts'
import {
  newPaymentCredentialProvider,
  throwAwayConfiguration,
} from '../store/new-rows.ts'
import type { PaymentConnectorRow } from '../store/rows.ts'
import type { StepContext } from './step-context.ts'

/**
 * Sets up the credential provider of a QUICK_CREATE connector.
 *
 * documented: the service makes the credential provider; that it is named like the connector is inferred.
 *
 * @returns the changed columns of the connector's row.
 */
export function provision(
  { store, ids }: StepContext,
  { paymentConnectorId, paymentManagerArn, type }: PaymentConnectorRow,
  atMs: number,
): Pick<
  PaymentConnectorRow,
  'credentialProviderName' | 'credentialsUpdatedAt'
> {
  const now = toTimestamp(atMs)
  const providers = store.paymentCredentialProvider
  if (providers.get(paymentConnectorId) === undefined) {
    const account = parsePaymentManagerArn(paymentManagerArn)
    const provider = { name: paymentConnectorId, vendor: type }
    const providerConfigurationOutput = throwAwayConfiguration(
      provider,
      account,
      ids,
    )
    providers.insert(
      newPaymentCredentialProvider(
        { ...provider, providerConfigurationOutput },
        now,
        account,
      ),
    )
  }
  return {
    credentialProviderName: paymentConnectorId,
    credentialsUpdatedAt: now,
  }
}

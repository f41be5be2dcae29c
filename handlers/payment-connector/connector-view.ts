import type { OperationContext } from '../../src/operation/operation.ts'
import type { PaymentConnectorRow } from '../../src/store/rows.ts'

/** Builds a connector in a reply. */
export function connectorView(
  row: PaymentConnectorRow,
  { store, consentUrl }: OperationContext,
) {
  const { credentialProviderName, credentialProviderArn, type } = row
  const provider =
    credentialProviderName === null
      ? undefined
      : store.paymentCredentialProvider.get(credentialProviderName)
  return {
    ...row,
    paymentManagerId:
      store.paymentManager.get(row.paymentManagerArn)?.paymentManagerId ?? '',
    description: row.description ?? undefined,
    // recorded: the reply has no mode for a manual one
    provisionMode:
      row.provisionMode === 'QUICK_CREATE' ? row.provisionMode : undefined,
    credentialProviderConfigurations:
      provider === undefined
        ? []
        : [
            configurationOf(
              type,
              credentialProviderArn ?? provider.credentialProviderArn,
            ),
          ],
    authorizationUrl: consentUrl(row.paymentConnectorId, row.authorizationUrl),
    credentialsUpdatedAt: row.credentialsUpdatedAt ?? undefined,
    lastUpdatedAt: row.updatedAt,
  }
}

function configurationOf(
  type: PaymentConnectorRow['type'],
  credentialProviderArn: string,
) {
  const configuration = { credentialProviderArn }
  return type === 'CoinbaseCDP'
    ? { coinbaseCDP: configuration }
    : { stripePrivy: configuration }
}

import type * as v from 'valibot'
import { currentCredentialProviderArn } from '../../src/domain/arn.ts'
import { fieldValidationException } from '../../src/errors.ts'
import type { OperationContext } from '../../src/operation/operation.ts'
import type { PaymentConnectorRow } from '../../src/store/rows.ts'
import type { credentialProviderConfigurations } from './shapes.ts'

/** Credential provider configurations of a request. */
export type Configurations = v.InferOutput<
  typeof credentialProviderConfigurations
>

const NAME = 'credentialProviderConfigurations'

/**
 * Finds the credential provider of a new or changed connector.
 *
 * @returns its name, and its ARN as the caller wrote it (recorded: replies repeat it).
 * @throws ValidationException with the documented texts for a missing one, or one of another vendor; the operation's "not
 *   found" for one that does not exist.
 */
export function requireCredentialProvider(
  type: PaymentConnectorRow['type'],
  [configuration]: Configurations,
  { store, notFound }: OperationContext,
): Pick<
  PaymentConnectorRow,
  'credentialProviderName' | 'credentialProviderArn'
> {
  if (configuration === undefined) {
    throw refuse(`${NAME} list cannot be empty`)
  }
  const { coinbaseCDP, stripePrivy } = configuration
  const fitting = type === 'CoinbaseCDP' ? coinbaseCDP : stripePrivy
  if (fitting === undefined) throw mismatch(type)
  const arn = fitting.credentialProviderArn
  const name = arn.slice(arn.lastIndexOf('/') + 1)
  const provider = store.paymentCredentialProvider.get(name)
  if (provider?.credentialProviderArn !== currentCredentialProviderArn(arn)) {
    // inferred: the wording of managers and sessions
    throw notFound(`Payment credential provider not found: ${arn}`)
  }
  if (provider.vendor !== type) throw mismatch(type)
  return {
    credentialProviderName: name,
    credentialProviderArn: arn === provider.credentialProviderArn ? null : arn,
  }
}

function mismatch(type: string) {
  return refuse(
    `Connector type '${type}' does not match the provided credentialProviderConfiguration`,
  )
}

function refuse(message: string) {
  return fieldValidationException(message, [{ name: NAME, message }])
}

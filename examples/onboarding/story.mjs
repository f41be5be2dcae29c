// @ts-check
import { expectEqual, expectRefusal } from '../demo/expect.mjs'
import { createAccount, waitFor } from './account.mjs'

/**
 * An account from nothing to its first payment, and back. A step that goes another way than it should throws.
 *
 * @param {string} url of the server
 * @param {import('../demo/run-story.mjs').Teller} tell
 */
export async function tellStory(url, tell) {
  const account = createAccount(url)
  const { control } = account

  tell.chapter('The account is empty')
  expectEqual('the number of managers', await countManagers(account), 0)
  tell.line('no managers')

  tell.chapter("Coinbase's credentials are handed over")
  const provider = await account.createCredentialProvider('shop-coinbase')
  const { credentialProviderArn, name } = provider
  tell.line(`${credentialProviderArn}`)
  const { apiKeySecretArn } =
    provider.providerConfigurationOutput?.coinbaseCdpConfiguration ?? {}
  tell.line(`of the secret, only its place: ${apiKeySecretArn?.secretArn}`)

  tell.chapter('A manager is created')
  const { paymentManagerArn, paymentManagerId, status } =
    await account.createManager('Shop')
  expectEqual('the status', status, 'READY')
  tell.line(`${paymentManagerId}: READY`)

  tell.chapter('A connector ties them together')
  const unknownArn = `${credentialProviderArn}-2`
  tell.line(
    await expectRefusal(account.createConnector(paymentManagerId, unknownArn), {
      name: 'ResourceNotFoundException',
      status: 404,
      message: `Payment credential provider not found: ${unknownArn}`,
    }),
  )
  const { paymentConnectorId } = await account.createConnector(
    paymentManagerId,
    credentialProviderArn,
  )
  const connector = { paymentManagerId, paymentConnectorId }
  await waitFor('READY', () => control.getPaymentConnector(connector))
  tell.line(`${paymentConnectorId}: READY`)

  tell.chapter('alice gets a wallet and a session, and her agent pays')
  const wallet = await account.createWallet(
    paymentManagerArn,
    paymentConnectorId,
  )
  const paymentInstrumentId = wallet?.paymentInstrumentId
  tell.line(`${paymentInstrumentId}: ${wallet?.status}`)
  const session = await account.openSession(paymentManagerArn)
  const paymentSessionId = session?.paymentSessionId
  tell.line(`${paymentSessionId}: 1.00 USD`)
  const payment = await account.pay({
    paymentManagerArn,
    paymentSessionId,
    paymentInstrumentId,
  })
  expectEqual('the payment', payment.status, 'PROOF_GENERATED')
  tell.line(`0.02 USD: ${payment.status}`)

  tell.chapter('In the wrong order, nothing is taken down')
  tell.line(
    await expectRefusal(control.deletePaymentManager({ paymentManagerId }), {
      name: 'ConflictException',
      status: 409,
      message: `Payment manager ${paymentManagerId} cannot be deleted: it has payment connectors`,
    }),
  )
  tell.line(
    await expectRefusal(control.deletePaymentConnector(connector), {
      name: 'ConflictException',
      status: 409,
      message: `Payment connector ${paymentConnectorId} cannot be deleted: it has payment instruments`,
    }),
  )
  tell.line(
    await expectRefusal(control.deletePaymentCredentialProvider({ name }), {
      name: 'ValidationException',
      status: 400,
      message: `Payment credential provider ${name} is in use by a payment connector`,
    }),
  )

  tell.chapter('In the right order, all of it is')
  const walletStatus = await account.deleteWallet({
    paymentManagerArn,
    paymentConnectorId,
    paymentInstrumentId,
  })
  expectEqual('the wallet', walletStatus.status, 'DELETED')
  const sessionStatus = await account.deleteSession({
    paymentManagerArn,
    paymentSessionId,
  })
  expectEqual('the session', sessionStatus.status, 'DELETED')
  tell.line('the wallet and the session: DELETED')
  await control.deletePaymentConnector(connector)
  tell.line(
    await expectRefusal(control.getPaymentConnector(connector), {
      name: 'ResourceNotFoundException',
      status: 404,
      message: `Payment connector not found: ${paymentConnectorId}`,
    }),
  )
  await control.deletePaymentManager({ paymentManagerId })
  tell.line(
    await expectRefusal(control.getPaymentManager({ paymentManagerId }), {
      name: 'ResourceNotFoundException',
      status: 404,
      message: `Payment manager not found: ${paymentManagerId}`,
    }),
  )
  await control.deletePaymentCredentialProvider({ name })
  expectEqual('the number of managers', await countManagers(account), 0)
  tell.line('the account is empty again')
}

/** @param {ReturnType<typeof createAccount>} account */
async function countManagers({ control }) {
  const { paymentManagers } = await control.listPaymentManagers({})
  return paymentManagers?.length
}

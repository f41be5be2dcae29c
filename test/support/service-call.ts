import { readyAccount } from '../../fixtures/ready-account.ts'

/** A call of the service that works on the ready account, and changes it. */
export const CREATE_SESSION = {
  path: '/payments/createPaymentSession',
  headers: {
    'content-type': 'application/json',
    'x-amzn-bedrock-agentcore-payments-user-id': readyAccount.ids.userId,
  },
  body: JSON.stringify({
    paymentManagerArn: readyAccount.ids.paymentManagerArn,
    expiryTimeInMinutes: 15,
  }),
}

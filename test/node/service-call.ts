import { READY_ACCOUNT } from '../../fixtures/ready-account.ts'

/** A call of the service that works on the ready account, and changes it. */
export const CREATE_SESSION = {
  path: '/payments/createPaymentSession',
  headers: {
    'content-type': 'application/json',
    'x-amzn-bedrock-agentcore-payments-user-id': READY_ACCOUNT.userId,
  },
  body: JSON.stringify({
    paymentManagerArn: READY_ACCOUNT.paymentManagerArn,
    expiryTimeInMinutes: 15,
  }),
}

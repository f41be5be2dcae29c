/** The parts of a payment manager's ARN. */
export interface PaymentManagerArn {
  region: string
  accountId: string
  paymentManagerId: string
}

/** Takes apart an ARN that satisfies the model's pattern. */
export function parsePaymentManagerArn(arn: string): PaymentManagerArn {
  const [, , , region = '', accountId = '', resource = ''] = arn.split(':')
  return {
    region,
    accountId,
    paymentManagerId: resource.slice('payment-manager/'.length),
  }
}

/** Name behind an id: what stands before the last dash (observed: `<lower-cased name>-<10 characters>`). */
export function nameOfId(id: string): string {
  return id.slice(0, id.lastIndexOf('-'))
}

/**
 * One way to pay that a merchant accepts (x402 version 2, an entry of `accepts`). A type, as the SDK takes
 * no interface for a document.
 */
export type PaymentRequirements = {
  scheme: string
  network: string
  /** In base units of the asset: 40000 is 0.04 USDC. */
  amount: string
  asset: string
  payTo: string
  maxTimeoutSeconds: number
  extra: { name: string; version: string }
}

/** What a merchant says with "402 Payment Required". */
export interface PaymentRequired {
  x402Version: 2
  resource: { url: string }
  accepts: PaymentRequirements[]
}

/** What an agent sends along when it asks again. */
export interface PaymentSignature {
  x402Version: 2
  resource: { url: string }
  accepted: PaymentRequirements
  /** What ProcessPayment signed. */
  payload: unknown
}

/** Writes what x402 puts in a header: JSON in base64. */
export function toHeader(value: PaymentRequired | PaymentSignature): string {
  return Buffer.from(JSON.stringify(value)).toString('base64')
}

/** Reads it again. A real client would check what it gets; a test that reads its own need not. */
export function fromHeader<Value extends PaymentRequired | PaymentSignature>(
  header: string,
): Value {
  return JSON.parse(Buffer.from(header, 'base64').toString()) as Value
}

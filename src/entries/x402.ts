export {
  createFacilitator,
  type Facilitator,
  type FacilitatorOptions,
  type VerifyResponse,
} from '../x402/facilitator.ts'
export type { SettleResponse } from '../x402/settlement.ts'
export type { Supported } from '../x402/supported.ts'

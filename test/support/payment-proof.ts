import type { ProcessPaymentCommandOutput } from '@aws-sdk/client-bedrock-agentcore'
import { verifyTypedData } from 'ethers'
import { V2_PAYLOAD } from './x402-payloads.ts'

/** What a merchant gets: an EIP-3009 authorization and its signature. */
export interface PaymentProof {
  signature: string
  authorization: Record<
    'from' | 'to' | 'value' | 'validAfter' | 'validBefore' | 'nonce',
    string
  >
}

export function proofOf(output: ProcessPaymentCommandOutput): PaymentProof {
  return output.paymentOutput?.cryptoX402?.payload as unknown as PaymentProof
}

/** EIP-712 types of EIP-3009, for a library that the mock does not sign with. */
export const TRANSFER_WITH_AUTHORIZATION = {
  TransferWithAuthorization: [
    { name: 'from', type: 'address' },
    { name: 'to', type: 'address' },
    { name: 'value', type: 'uint256' },
    { name: 'validAfter', type: 'uint256' },
    { name: 'validBefore', type: 'uint256' },
    { name: 'nonce', type: 'bytes32' },
  ],
}

/** EIP-712 types of a Permit2 authorization for `upto`. */
export const PERMIT_WITNESS_TRANSFER_FROM = {
  PermitWitnessTransferFrom: [
    { name: 'permitted', type: 'TokenPermissions' },
    { name: 'spender', type: 'address' },
    { name: 'nonce', type: 'uint256' },
    { name: 'deadline', type: 'uint256' },
    { name: 'witness', type: 'Witness' },
  ],
  TokenPermissions: [
    { name: 'token', type: 'address' },
    { name: 'amount', type: 'uint256' },
  ],
  Witness: [
    { name: 'to', type: 'address' },
    { name: 'facilitator', type: 'address' },
    { name: 'validAfter', type: 'uint256' },
  ],
}

/** Who signed a proof for USDC on Base Sepolia, by a library that the mock does not sign with. */
export function signerOf({ authorization, signature }: PaymentProof): string {
  const domain = {
    ...V2_PAYLOAD.extra,
    chainId: 84532,
    verifyingContract: V2_PAYLOAD.asset,
  }
  return verifyTypedData(
    domain,
    TRANSFER_WITH_AUTHORIZATION,
    authorization,
    signature,
  )
}

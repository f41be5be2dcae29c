/**
 * Reasons of a refusal, as the published packages of x402 spell them (observed), each with the spelling of the
 * specification; where that has none, with the nearest that it has (inferred).
 */
export const REASONS = {
  invalid_x402_version: 'invalid_x402_version',
  invalid_payload: 'invalid_payload',
  invalid_payment_requirements: 'invalid_payment_requirements',
  invalid_network: 'invalid_network',
  unsupported_scheme: 'unsupported_scheme',
  asset_not_deployed_contract: 'invalid_payment_requirements',
  duplicate_settlement: 'duplicate_settlement',
  invalid_exact_evm_scheme: 'unsupported_scheme',
  invalid_exact_evm_missing_eip712_domain: 'invalid_payment_requirements',
  invalid_exact_evm_network_mismatch: 'invalid_network',
  invalid_exact_evm_signature: 'invalid_exact_evm_payload_signature',
  invalid_exact_evm_recipient_mismatch:
    'invalid_exact_evm_payload_recipient_mismatch',
  invalid_exact_evm_payload_authorization_valid_before:
    'invalid_exact_evm_payload_authorization_valid_before',
  invalid_exact_evm_payload_authorization_valid_after:
    'invalid_exact_evm_payload_authorization_valid_after',
  // of version 1; version 2 has the next one
  invalid_exact_evm_authorization_value:
    'invalid_exact_evm_payload_authorization_value_mismatch',
  invalid_exact_evm_payload_authorization_value_mismatch:
    'invalid_exact_evm_payload_authorization_value_mismatch',
  invalid_exact_evm_nonce_already_used: 'invalid_transaction_state',
  invalid_exact_evm_token_name_mismatch: 'invalid_payment_requirements',
  invalid_exact_evm_token_version_mismatch: 'invalid_payment_requirements',
  invalid_exact_evm_insufficient_balance: 'insufficient_funds',
  invalid_exact_evm_transaction_simulation_failed: 'invalid_transaction_state',
  invalid_upto_evm_scheme: 'unsupported_scheme',
  invalid_upto_evm_network_mismatch: 'invalid_network',
  invalid_upto_evm_payload_settlement_exceeds_amount:
    'invalid_upto_evm_payload_settlement_exceeds_amount',
  upto_facilitator_mismatch: 'invalid_payload',
  invalid_permit2_spender: 'invalid_payload',
  invalid_permit2_recipient_mismatch: 'invalid_payload',
  permit2_deadline_expired: 'invalid_payload',
  permit2_not_yet_valid: 'invalid_payload',
  permit2_amount_mismatch: 'invalid_payload',
  permit2_token_mismatch: 'invalid_payload',
  invalid_permit2_signature: 'invalid_payload',
  permit2_insufficient_balance: 'insufficient_funds',
  permit2_allowance_required: 'PERMIT2_ALLOWANCE_REQUIRED',
  permit2_simulation_failed: 'invalid_transaction_state',
  invalid_exact_svm_unsupported_scheme: 'unsupported_scheme',
  invalid_exact_svm_network_mismatch: 'invalid_network',
  invalid_exact_svm_payload_missing_fee_payer: 'invalid_payment_requirements',
  invalid_exact_svm_fee_payer_not_managed_by_facilitator:
    'invalid_payment_requirements',
  invalid_exact_svm_payload_transaction_could_not_be_decoded: 'invalid_payload',
  invalid_exact_svm_fee_payer_mismatch: 'invalid_payload',
  invalid_exact_svm_payload_signature_invalid: 'invalid_payload',
  invalid_exact_svm_payload_transaction_instructions_length: 'invalid_payload',
  invalid_exact_svm_payload_transaction_instructions_compute_limit_instruction:
    'invalid_payload',
  invalid_exact_svm_payload_transaction_instructions_compute_price_instruction:
    'invalid_payload',
  invalid_exact_svm_payload_transaction_instructions_compute_price_instruction_too_high:
    'invalid_payload',
  invalid_exact_svm_payload_no_transfer_instruction: 'invalid_payload',
  invalid_exact_svm_payload_transaction_fee_payer_transferring_funds:
    'invalid_payload',
  invalid_exact_svm_payload_mint_mismatch: 'invalid_payload',
  invalid_exact_svm_payload_recipient_mismatch: 'invalid_payload',
  invalid_exact_svm_payload_amount_mismatch: 'invalid_payload',
  invalid_exact_svm_payload_unknown_fourth_instruction: 'invalid_payload',
  invalid_exact_svm_payload_unknown_fifth_instruction: 'invalid_payload',
  invalid_exact_svm_payload_unknown_sixth_instruction: 'invalid_payload',
  invalid_exact_svm_payload_unknown_seventh_instruction: 'invalid_payload',
  invalid_exact_svm_payload_memo_count: 'invalid_payload',
  invalid_exact_svm_payload_memo_mismatch: 'invalid_payload',
  invalid_exact_svm_transaction_simulation_failed: 'invalid_transaction_state',
} as const

/** Reason of a refusal, in the packages' spelling. */
export type Reason = keyof typeof REASONS

/** Reason of a refusal, in either spelling. */
export type AnyReason = Reason | (typeof REASONS)[Reason]

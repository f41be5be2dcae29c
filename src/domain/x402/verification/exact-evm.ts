import { checksumAddress } from '../../evm-address.ts'
import { recoverSigner } from '../../evm-signature.ts'
import type { ProvenTransfer } from '../../transfer.ts'
import type { EvmNetwork } from '../networks.ts'
import { isObject } from '../../is-object.ts'
import { eip3009ProofKey } from '../proof-identity.ts'
import { transferDigest } from '../transfer-authorization.ts'
import type { Reason } from './reasons.ts'
import type { VerifierRequest } from './request.ts'
import {
  isSameAddress,
  isSignable,
  MARGIN_SECONDS,
  readUint,
} from './values.ts'
import { firstFailure, type Verdict, type VerifierWorld } from './verdict.ts'

interface Authorization {
  from: string
  to: string
  value: bigint
  validAfter: bigint
  validBefore: bigint
  nonce: string
}

/** Verifies an EIP-3009 authorization, in the order of the published packages (observed). */
export function verifyExactEvm(
  request: VerifierRequest,
  network: EvmNetwork,
  world: VerifierWorld,
): Verdict {
  const { signature, authorization: members } = request.proof
  const authorization = readAuthorization(members)
  if (authorization === undefined || typeof signature !== 'string') {
    return { isValid: false, reason: 'invalid_payload' }
  }
  const { from: payer, nonce } = authorization
  const proofKey = eip3009ProofKey(network.caip2, authorization)
  const signer = () => signerOf(request, network, authorization, signature)
  const transfer = () => transferOf(request, network, authorization)
  const reason = firstFailure([
    () =>
      (request.accepted.scheme !== 'exact' ||
        request.requirements.scheme !== 'exact') &&
      'invalid_exact_evm_scheme',
    () => domainProblem(request),
    () =>
      request.accepted.network !== request.requirements.network &&
      'invalid_exact_evm_network_mismatch',
    () =>
      !(
        isSignable(payer) &&
        isSignable(authorization.to) &&
        NONCE.test(nonce) &&
        signer()?.address === checksumAddress(payer)
      ) && 'invalid_exact_evm_signature',
    () => termsProblem(request, authorization, world.nowMs(proofKey)),
    () =>
      !isSameAddress(request.requirements.asset, network.usdc) &&
      'asset_not_deployed_contract',
    () => chainProblem(request, network, world.refusalsOf(transfer())),
    () =>
      !signer()?.isCanonical &&
      'invalid_exact_evm_transaction_simulation_failed',
  ])
  return reason === undefined
    ? { isValid: true, payer, transfer: transfer() }
    : { isValid: false, reason, payer, proofKey }
}

const NONCE = /^0x[\da-f]{64}$/i

function readAuthorization(value: unknown): Authorization | undefined {
  if (!isObject(value)) return undefined
  const { from, to, nonce } = value
  const amount = readUint(value['value'])
  const validAfter = readUint(value['validAfter'])
  const validBefore = readUint(value['validBefore'])
  return typeof from === 'string' &&
    typeof to === 'string' &&
    typeof nonce === 'string' &&
    amount !== undefined &&
    validAfter !== undefined &&
    validBefore !== undefined
    ? { from, to, value: amount, validAfter, validBefore, nonce }
    : undefined
}

function domainProblem({ requirements }: VerifierRequest): Reason | false {
  const { name, version } = requirements.extra
  const isThere = (text: unknown) => typeof text === 'string' && text !== ''
  return (
    !(isThere(name) && isThere(version)) &&
    'invalid_exact_evm_missing_eip712_domain'
  )
}

function signerOf(
  { requirements }: VerifierRequest,
  { chainId }: EvmNetwork,
  authorization: Authorization,
  signature: string,
) {
  const { name, version } = requirements.extra as Record<string, string>
  const domain = {
    name: name as string,
    version: version as string,
    chainId,
    verifyingContract: requirements.asset,
  }
  return recoverSigner(transferDigest(domain, authorization), signature)
}

function termsProblem(
  { version, requirements }: VerifierRequest,
  { to, value, validAfter, validBefore }: Authorization,
  nowMs: number,
): Reason | undefined {
  const now = BigInt(Math.floor(nowMs / 1000))
  return firstFailure([
    () =>
      !isSameAddress(to, requirements.payTo) &&
      'invalid_exact_evm_recipient_mismatch',
    () =>
      validBefore < now + MARGIN_SECONDS &&
      'invalid_exact_evm_payload_authorization_valid_before',
    () =>
      validAfter > now && 'invalid_exact_evm_payload_authorization_valid_after',
    () =>
      value !== requirements.amount &&
      (version === 1
        ? 'invalid_exact_evm_authorization_value'
        : 'invalid_exact_evm_payload_authorization_value_mismatch'),
  ])
}

/** observed: what the packages find when they ask the chain why a transfer fails. */
function chainProblem(
  { requirements }: VerifierRequest,
  { tokenDomain }: EvmNetwork,
  refusals: ReturnType<VerifierWorld['refusalsOf']>,
): Reason | undefined {
  const { name, version } = requirements.extra
  return firstFailure([
    () => refusals.has('NONCE_USED') && 'invalid_exact_evm_nonce_already_used',
    () => name !== tokenDomain.name && 'invalid_exact_evm_token_name_mismatch',
    () =>
      version !== tokenDomain.version &&
      'invalid_exact_evm_token_version_mismatch',
    () =>
      refusals.has('INSUFFICIENT_BALANCE') &&
      'invalid_exact_evm_insufficient_balance',
  ])
}

function transferOf(
  { requirements }: VerifierRequest,
  { caip2, usdc }: EvmNetwork,
  authorization: Authorization,
): ProvenTransfer {
  return {
    protocol: 'x402',
    scheme: 'exact',
    network: caip2,
    proofKey: eip3009ProofKey(caip2, authorization),
    from: checksumAddress(authorization.from),
    payTo: checksumAddress(requirements.payTo),
    asset: usdc,
    amount: authorization.value,
    needsPermit2Allowance: false,
  }
}

import { checksumAddress, isEvmAddress } from '../../evm-address.ts'
import { recoverSigner } from '../../evm-signature.ts'
import type { ProvenTransfer } from '../../transfer.ts'
import type { EvmNetwork } from '../networks.ts'
import { isObject } from '../../is-object.ts'
import { permit2Digest, UPTO_PROXY } from '../permit2-authorization.ts'
import { permit2ProofKey } from '../proof-identity.ts'
import type { Reason } from './reasons.ts'
import type { VerifierRequest } from './request.ts'
import { isSameAddress, MARGIN_SECONDS, readUint } from './values.ts'
import { firstFailure, type Verdict, type VerifierWorld } from './verdict.ts'

interface Authorization {
  from: string
  token: string
  amount: bigint
  spender: string
  nonce: bigint
  deadline: bigint
  to: string
  facilitator: string
  validAfter: bigint
}

/** Verifies a Permit2 authorization of `upto`, in the order of the published packages (observed). */
export function verifyUptoEvm(
  request: VerifierRequest,
  network: EvmNetwork,
  world: VerifierWorld,
): Verdict {
  const { signature, permit2Authorization } = request.proof
  const authorization = readAuthorization(permit2Authorization)
  if (authorization === undefined || typeof signature !== 'string') {
    return { isValid: false, reason: 'invalid_payload' }
  }
  const transfer = transferOf(request, network, authorization)
  const { proofKey } = transfer
  const { from: payer } = authorization
  const signer = recoverSigner(
    permit2Digest(network.chainId, authorization),
    signature,
  )
  const reason = firstFailure([
    () =>
      (request.accepted.scheme !== 'upto' ||
        request.requirements.scheme !== 'upto') &&
      'invalid_upto_evm_scheme',
    () =>
      request.accepted.network !== request.requirements.network &&
      'invalid_upto_evm_network_mismatch',
    () => partiesProblem(request, authorization, world.addresses.evm),
    () => termsProblem(request, authorization, world.nowMs(proofKey)),
    () =>
      !isSameAddress(request.requirements.asset, network.usdc) &&
      'asset_not_deployed_contract',
    () =>
      signer?.address !== checksumAddress(payer) && 'invalid_permit2_signature',
    () => chainProblem(world.refusalsOf(transfer)),
    () => !signer?.isCanonical && 'permit2_simulation_failed',
  ])
  return reason === undefined
    ? { isValid: true, payer, transfer }
    : { isValid: false, reason, payer, proofKey }
}

/** The most that a proof lets be taken, in base units; undefined when it cannot be read. */
export function signedCeilingOf({
  permit2Authorization,
}: VerifierRequest['proof']): bigint | undefined {
  return readAuthorization(permit2Authorization)?.amount
}

function readAuthorization(value: unknown): Authorization | undefined {
  if (!isObject(value)) return undefined
  const { from, permitted, spender, witness } = value
  if (!isObject(permitted) || !isObject(witness)) return undefined
  const { token } = permitted
  const { to, facilitator } = witness
  const amount = readUint(permitted['amount'])
  const nonce = readUint(value['nonce'])
  const deadline = readUint(value['deadline'])
  const validAfter = readUint(witness['validAfter'])
  return isAddress(from) &&
    isAddress(token) &&
    isAddress(spender) &&
    isAddress(to) &&
    isAddress(facilitator) &&
    amount !== undefined &&
    nonce !== undefined &&
    deadline !== undefined &&
    validAfter !== undefined
    ? {
        from,
        token,
        amount,
        spender,
        nonce,
        deadline,
        to,
        facilitator,
        validAfter,
      }
    : undefined
}

function isAddress(value: unknown): value is string {
  return typeof value === 'string' && isEvmAddress(value)
}

function partiesProblem(
  { requirements }: VerifierRequest,
  { spender, to, facilitator }: Authorization,
  facilitators: readonly string[],
): Reason | undefined {
  return firstFailure([
    () => !isSameAddress(spender, UPTO_PROXY) && 'invalid_permit2_spender',
    () =>
      !isSameAddress(to, requirements.payTo) &&
      'invalid_permit2_recipient_mismatch',
    () =>
      !facilitators.some((own) => isSameAddress(own, facilitator)) &&
      'upto_facilitator_mismatch',
  ])
}

function termsProblem(
  { requirements }: VerifierRequest,
  { amount, token, deadline, validAfter }: Authorization,
  nowMs: number,
): Reason | undefined {
  const now = BigInt(Math.floor(nowMs / 1000))
  return firstFailure([
    () => deadline < now + MARGIN_SECONDS && 'permit2_deadline_expired',
    () => validAfter > now && 'permit2_not_yet_valid',
    () => amount !== requirements.amount && 'permit2_amount_mismatch',
    () => !isSameAddress(token, requirements.asset) && 'permit2_token_mismatch',
  ])
}

/** observed: what the packages find when they ask the chain why a settlement fails; of a used nonce, nothing. */
function chainProblem(
  refusals: ReturnType<VerifierWorld['refusalsOf']>,
): Reason | undefined {
  return firstFailure([
    () =>
      refusals.has('INSUFFICIENT_BALANCE') && 'permit2_insufficient_balance',
    () =>
      refusals.has('PERMIT2_ALLOWANCE_REQUIRED') &&
      'permit2_allowance_required',
    () => refusals.has('NONCE_USED') && 'permit2_simulation_failed',
  ])
}

function transferOf(
  { requirements }: VerifierRequest,
  { caip2, usdc }: EvmNetwork,
  { from, nonce, amount }: Authorization,
): ProvenTransfer {
  return {
    protocol: 'x402',
    scheme: 'upto',
    network: caip2,
    proofKey: permit2ProofKey(caip2, { from, nonce: nonce.toString() }),
    from: checksumAddress(from),
    payTo: checksumAddress(requirements.payTo),
    asset: usdc,
    amount,
    needsPermit2Allowance: true,
  }
}

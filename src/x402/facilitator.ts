import { MockError } from '../errors.ts'
import { requireKnownMembers } from '../domain/known-members.ts'
import { ADDRESS_FORMS, isAddressOn } from '../domain/network-address.ts'
import type { WalletNetwork } from '../domain/wallet.ts'
import { valueText } from '../domain/value-text.ts'
import {
  REASONS,
  type AnyReason,
  type Reason,
} from '../domain/x402/verification/reasons.ts'
import {
  readRequest,
  type VerifierRequest,
} from '../domain/x402/verification/request.ts'
import type {
  Verdict,
  VerifierWorld,
} from '../domain/x402/verification/verdict.ts'
import { verifyProof } from '../domain/x402/verification/verify.ts'
import type { PaymentsMockCore } from '../mock/mock.ts'
import { answerOverHttp } from './over-http.ts'
import {
  beforeSettlement,
  settleVerified,
  type SettleResponse,
} from './settlement.ts'
import {
  facilitatorAddresses,
  supportedKinds,
  type Supported,
} from './supported.ts'

/** Options of {@link createFacilitator}. */
export interface FacilitatorOptions {
  /** Spelling of the reasons: that of the published packages, or of the specification. Default `packages`. */
  reasons?: 'packages' | 'specification'
  /**
   * Addresses that settle: `upto` names one of them, and on Solana it pays the fee. Default: one of this mock's own
   * on each family of networks, which {@link Facilitator.supported} tells.
   */
  addresses?: { evm?: readonly string[]; solana?: readonly string[] }
}

/** Outcome of a verification. */
export interface VerifyResponse {
  isValid: boolean
  invalidReason?: AnyReason
  /** Left out when the payload does not say it. */
  payer?: string
}

/** An x402 facilitator on the chains of a mock. */
export interface Facilitator {
  /** Lists the schemes and networks that it settles, and its addresses. */
  supported(): Supported
  /**
   * Checks whether a proof could be settled. A payment of the mock becomes VERIFIED or REFUSED.
   *
   * @param body `{ x402Version, paymentPayload, paymentRequirements }`; a malformed one is invalid, never an error.
   */
  verify(body: unknown): VerifyResponse
  /**
   * Settles a proof: the money moves from the payer to the merchant, once. A payment of the mock becomes SETTLED.
   *
   * @param body as of {@link Facilitator.verify}; of `upto`, the amount of the requirements is what is taken.
   */
  settle(body: unknown): SettleResponse
  /** Answers the same over HTTP, for paths that end in `/supported`, `/verify` and `/settle`. */
  fetch(request: Request): Promise<Response>
}

/**
 * Makes a facilitator that verifies and settles on the chains of a mock, by its clock, without a network.
 *
 * @throws MockError for a bad option.
 * @example
 * ```ts
 * import { createPaymentsMock } from 'agentcore-payments-mock'
 * import { createFacilitator } from 'agentcore-payments-mock/x402'
 *
 * const facilitator = createFacilitator(createPaymentsMock())
 * console.log(facilitator.verify({ x402Version: 2 }))
 * // { isValid: false, invalidReason: 'invalid_payload' }
 * ```
 */
export function createFacilitator(
  { chains }: Pick<PaymentsMockCore, 'chains'>,
  options: FacilitatorOptions = {},
): Facilitator {
  const { reasons, addresses } = readOptions(options)
  const world: VerifierWorld = { ...chains, addresses }
  const spell = (reason: Reason): AnyReason =>
    reasons === 'packages' ? reason : REASONS[reason]

  /** Verifies, and notes what was found. */
  const examine = (request: VerifierRequest): Verdict => {
    const verdict = verifyProof(request, world)
    if (verdict.isValid) {
      chains.note(verdict.transfer.proofKey, { refusal: null })
    } else if (verdict.proofKey !== undefined) {
      chains.note(verdict.proofKey, { refusal: spell(verdict.reason) })
    }
    return verdict
  }

  const refuse = (network: string, reason: Reason, payer?: string) => ({
    success: false,
    errorReason: spell(reason),
    ...(payer !== undefined && { payer }),
    transaction: '',
    network,
  })

  const facilitator: Facilitator = {
    supported: () => supportedKinds(addresses),
    verify(body) {
      const request = readRequest(body)
      const verdict: Verdict =
        typeof request === 'string'
          ? { isValid: false, reason: request }
          : examine(request)
      return {
        isValid: verdict.isValid,
        ...(!verdict.isValid && { invalidReason: spell(verdict.reason) }),
        ...(verdict.payer !== undefined && { payer: verdict.payer }),
      }
    },
    settle(body) {
      const request = readRequest(body)
      if (typeof request === 'string') return refuse('', request)
      const { network } = request.requirements
      const verdict = examine(beforeSettlement(request))
      return verdict.isValid
        ? settleVerified(request, verdict, chains, (reason) =>
            refuse(network, reason, verdict.payer),
          )
        : refuse(network, verdict.reason, verdict.payer)
    },
    fetch: (request) => answerOverHttp(facilitator, request),
  }
  return facilitator
}

const SPELLINGS = ['packages', 'specification'] as const

function readOptions(
  options: FacilitatorOptions,
): Required<Pick<FacilitatorOptions, 'reasons'>> &
  Pick<VerifierWorld, 'addresses'> {
  requireKnownMembers({ owner: 'createFacilitator' }, options, {
    reasons: true,
    addresses: true,
  })
  const { reasons = 'packages', addresses = {} } = options
  if (!SPELLINGS.includes(reasons)) {
    throw new MockError(
      `reasons must be one of ${SPELLINGS.join(', ')}. Received: ${valueText(reasons)}`,
    )
  }
  requireKnownMembers(
    { owner: 'createFacilitator', member: 'kind of addresses' },
    addresses,
    { evm: true, solana: true },
  )
  return {
    reasons,
    addresses: {
      evm: readAddresses('evm', addresses.evm, 'ETHEREUM'),
      solana: readAddresses('solana', addresses.solana, 'SOLANA'),
    },
  }
}

function readAddresses(
  kind: 'evm' | 'solana',
  addresses: readonly string[] = facilitatorAddresses()[kind],
  family: WalletNetwork,
): readonly string[] {
  const isList = Array.isArray(addresses) && addresses.length > 0
  if (isList && addresses.every((text) => isAddressOn(family, String(text)))) {
    return addresses
  }
  throw new MockError(
    `addresses.${kind} must be a list of at least one address. Received: ${valueText(addresses)}. Allowed: ${ADDRESS_FORMS[family]}`,
  )
}

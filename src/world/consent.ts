import type { EngineClocks } from '../time/clocks.ts'
import {
  answersOfConnector,
  answersOfWallet,
  type ConsentAnswer,
} from '../domain/consent-answers.ts'
import type { Transition } from '../domain/transition.ts'
import { MockError } from '../errors.ts'
import type { Policy } from '../policy/policy.ts'
import type { Change } from '../store/change.ts'
import type { Lifecycle } from '../time/lifecycle.ts'
import type {
  PaymentConnectorRow,
  PaymentInstrumentRow,
} from '../store/rows.ts'
import type { StepContext } from '../time/step-context.ts'
import { changeStatus } from '../time/steps.ts'

/**
 * Simulates consent decisions: of a wallet's end user, whether an agent may sign with it, and of a developer,
 * whether the service may set up a connector in their project.
 *
 * A wallet without an answer follows the policy `delegation`. A QUICK_CREATE connector waits in
 * PENDING_AUTHENTICATION for ten minutes. For other Coinbase connectors, `deny` and `grant` turn delegated signing in
 * the vendor's project off and on.
 *
 * @example
 * ```ts
 * import { createPaymentsMock } from 'agentcore-payments-mock'
 * import { readyAccount } from 'agentcore-payments-mock/fixtures'
 *
 * const mock = createPaymentsMock({ policy: { delegation: 'pending' } })
 * // ... the agent is refused, and asks its user ...
 * mock.consent.grant(readyAccount.ids.paymentInstrumentId)
 * ```
 */
export interface MockConsent {
  /**
   * Grants the consent: payments are signed, or the connector is set up.
   *
   * @param id of a wallet or a connector.
   * @throws MockError when it does not exist, or needs no consent.
   */
  grant(id: string): void
  /**
   * Denies the consent: payments are refused, or the connector ends in AUTHENTICATION_FAILED.
   *
   * @param id of a wallet or a connector.
   * @throws MockError when it does not exist, or needs no consent.
   */
  deny(id: string): void
  /**
   * Expires the consent, or the time to give it: payments are refused, or the connector ends in
   * AUTHENTICATION_EXPIRED.
   *
   * @param id of a wallet, or of a connector that waits for consent.
   * @throws MockError when it does not exist, or has no consent that can expire.
   */
  lapse(id: string): void
}

const PAST = { grant: 'granted', deny: 'denied', lapse: 'lapsed' } as const

/** Parts that consent needs. */
export interface ConsentParts extends StepContext {
  clocks: EngineClocks
  lifecycle: Lifecycle
  policy: Policy
  /** Called with the rows that were written. */
  announceChanges(changes: readonly Change[], nowMs: number): void
  /** Called with every changed status. */
  announce(transition: Transition): void
  /** Applies transitions that are due. */
  settle(): void
}

export function createConsent(parts: ConsentParts): MockConsent {
  return {
    grant: (id) => decide(parts, id, 'grant'),
    deny: (id) => decide(parts, id, 'deny'),
    lapse: (id) => decide(parts, id, 'lapse'),
  }
}

function decide(parts: ConsentParts, id: string, answer: ConsentAnswer): void {
  const { store, settle } = parts
  // a clock that runs may have let it lapse
  settle()
  const wallet = store.paymentInstrument.get(id)
  if (wallet !== undefined) return decideWallet(parts, wallet, answer)
  const connector = store.paymentConnector.get(id)
  if (connector !== undefined) return decideConnector(parts, connector, answer)
  throw new MockError(
    `There is no wallet or connector ${JSON.stringify(id)} to consent to.`,
  )
}

function decideWallet(
  parts: ConsentParts,
  wallet: PaymentInstrumentRow,
  answer: ConsentAnswer,
): void {
  if (!answersOfWallet(wallet).includes(answer)) {
    throw new MockError(
      `Wallet ${JSON.stringify(wallet.paymentInstrumentId)} was deleted, so its consent cannot change.`,
    )
  }
  writeAnswer(parts, wallet, () =>
    parts.store.paymentInstrument.update(wallet.paymentInstrumentId, {
      grant: PAST[answer],
    }),
  )
}

function decideConnector(
  parts: ConsentParts,
  connector: PaymentConnectorRow,
  answer: ConsentAnswer,
): void {
  const { paymentConnectorId, type, status } = connector
  if (!answersOfConnector(connector).includes(answer)) {
    throw new MockError(
      `Payment connector ${JSON.stringify(paymentConnectorId)} (${type}, ${status}) has no consent that could be ${PAST[answer]}. Allowed: a connector in PENDING_AUTHENTICATION, or "grant" and "deny" of a CoinbaseCDP connector that is READY`,
    )
  }
  if (status !== 'READY') return authenticate(parts, connector, answer)
  const delegatedSigning = answer === 'grant' ? 'enabled' : 'disabled'
  writeAnswer(parts, connector, () =>
    parts.store.paymentConnector.update(paymentConnectorId, {
      delegatedSigning,
    }),
  )
}

/** Applies a developer's answer to a connector that waits for it. */
function authenticate(
  parts: ConsentParts,
  connector: PaymentConnectorRow,
  answer: ConsentAnswer,
): void {
  const { clocks, lifecycle, policy, announce, settle } = parts
  const { paymentConnectorId: key } = connector
  const nowMs = clocks.clockFor(connector).nowMs()
  const to = statusAfter(answer, policy)
  announce(changeStatus(parts, nowMs, { table: 'paymentConnector', key, to }))
  if (to === 'PROVISIONING') {
    lifecycle.schedule('paymentConnector', key, 'READY', nowMs)
    settle()
  }
}

function statusAfter(answer: ConsentAnswer, policy: Policy) {
  if (answer === 'deny') return 'AUTHENTICATION_FAILED'
  if (answer === 'lapse') return 'AUTHENTICATION_EXPIRED'
  return policy.marketplaceSubscription === 'missing'
    ? 'AWS_MARKETPLACE_SUBSCRIPTION_REQUIRED'
    : 'PROVISIONING'
}

/** Writes a row, and sends its event. */
function writeAnswer(
  { store, clocks, announceChanges }: ConsentParts,
  row: PaymentConnectorRow | PaymentInstrumentRow,
  write: () => unknown,
): void {
  store.transaction(write, (changes) =>
    announceChanges(changes, clocks.clockFor(row).nowMs()),
  )
}

import type {
  PaymentConnectorRow,
  PaymentInstrumentRow,
} from '../store/rows.ts'
import type { ConsentFacts } from './consent-world.ts'
import {
  answersOfConnector,
  answersOfWallet,
  type ConsentAnswer,
} from '../domain/consent-answers.ts'

/** The question of a consent page, in words. */
export interface ConsentSubject {
  question: string
  /** Facts about the wallet or connector, by name. */
  facts: Readonly<Record<string, string>>
  /** The answer so far and its effect. */
  state: string
  /** Possible answers with the labels of their buttons. */
  answers: readonly { answer: ConsentAnswer; label: string }[]
}

const LABELS: Readonly<Record<ConsentAnswer, string>> = {
  grant: 'Allow',
  deny: 'Deny',
  lapse: 'Let it expire',
}

/** @returns undefined when there is no wallet or connector of that id. */
export function findConsentSubject(
  world: ConsentFacts,
  id: string,
): ConsentSubject | undefined {
  const { paymentInstrument, paymentConnector } = world.db
  const wallet = paymentInstrument.findFirst({
    where: { paymentInstrumentId: { equals: id } },
  })
  if (wallet !== null) return walletSubject(world, wallet)
  const connector = paymentConnector.findFirst({
    where: { paymentConnectorId: { equals: id } },
  })
  return connector === null ? undefined : connectorSubject(world, connector)
}

function walletSubject(
  { policy }: ConsentFacts,
  wallet: PaymentInstrumentRow,
): ConsentSubject {
  return {
    question: 'May the agent pay with this wallet?',
    facts: {
      Wallet: wallet.paymentInstrumentId,
      User: wallet.userId,
      Network: wallet.network,
      Address: wallet.walletAddress,
      Connector: wallet.paymentConnectorId,
      Manager: wallet.paymentManagerArn,
    },
    state: stateOfWallet(wallet, policy),
    answers: labelled(answersOfWallet(wallet)),
  }
}

function stateOfWallet(
  { status, grant }: PaymentInstrumentRow,
  { delegation }: ConsentFacts['policy'],
): string {
  if (status === 'DELETED')
    return 'The wallet was deleted: no consent is needed.'
  switch (grant) {
    case 'granted':
      return 'Allowed: payments are signed.'
    case 'denied':
      return 'Denied: payments are refused.'
    case 'lapsed':
      return 'Expired: payments are refused until you allow them again.'
    default:
      return delegation === 'granted'
        ? 'No answer yet. Payments are signed anyway, because the policy “delegation” is “granted”.'
        : 'No answer yet: payments are refused until you allow them.'
  }
}

function connectorSubject(
  world: ConsentFacts,
  connector: PaymentConnectorRow,
): ConsentSubject {
  return {
    question:
      connector.provisionMode === 'QUICK_CREATE'
        ? 'May AgentCore Payments set up this connector in your project?'
        : 'May end users delegate signing in your project?',
    facts: {
      Connector: connector.paymentConnectorId,
      Name: connector.name,
      Vendor: connector.type,
      Status: connector.status,
      Manager: connector.paymentManagerArn,
    },
    state: stateOfConnector(world, connector),
    answers: labelled(answersOfConnector(connector)),
  }
}

function stateOfConnector(
  { transitions }: ConsentFacts,
  { paymentConnectorId, type, status, delegatedSigning }: PaymentConnectorRow,
): string {
  switch (status) {
    case 'PENDING_AUTHENTICATION': {
      const pending = transitions
        .list()
        .find(({ key }) => key === paymentConnectorId)
      const end = pending?.dueAt ?? undefined
      return `No answer yet.${end === undefined ? '' : ` It expires at ${end}, on the mock’s clock.`}`
    }
    case 'PROVISIONING':
      return 'Allowed: the connector is being set up.'
    case 'AUTHENTICATION_FAILED':
      return 'Denied: create the connector again to be asked again.'
    case 'AUTHENTICATION_EXPIRED':
      return 'Expired: create the connector again to be asked again.'
    case 'AWS_MARKETPLACE_SUBSCRIPTION_REQUIRED':
      return 'Allowed, but the account has no Marketplace subscription. Subscribe, then allow it again.'
    case 'READY':
      if (type !== 'CoinbaseCDP')
        return 'The connector is ready: no consent is needed.'
      return delegatedSigning === 'enabled'
        ? 'Allowed: the connector is ready, and delegated signing is on.'
        : 'Denied: delegated signing is off, and payments are refused.'
    default:
      return `No consent is needed while the connector is ${status}.`
  }
}

function labelled(answers: readonly ConsentAnswer[]) {
  return answers.map((answer) => ({ answer, label: LABELS[answer] }))
}

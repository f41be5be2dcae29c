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

/** What a person is asked about, in words. */
export interface ConsentSubject {
  question: string
  /** What is known of it, by name. */
  facts: Readonly<Record<string, string>>
  /** What has been said so far, and what came of it. */
  state: string
  /** What can be said now, with what a button says for it. */
  answers: readonly { answer: ConsentAnswer; label: string }[]
}

const LABELS: Readonly<Record<ConsentAnswer, string>> = {
  grant: 'Agree',
  deny: 'Refuse',
  lapse: 'Let it lapse',
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
  if (status === 'DELETED') return 'The wallet was deleted: nobody is asked.'
  switch (grant) {
    case 'granted':
      return 'Agreed: payments are signed.'
    case 'denied':
      return 'Refused: payments are refused.'
    case 'lapsed':
      return 'Lapsed: payments are refused until somebody agrees again.'
    default:
      return delegation === 'granted'
        ? 'No answer yet. The policy “delegation” lets payments be signed all the same.'
        : 'No answer yet: payments are refused until somebody agrees.'
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
      return `No answer yet.${end === undefined ? '' : ` It lapses at ${end}, on the mock’s clock.`}`
    }
    case 'PROVISIONING':
      return 'Agreed: the connector is being set up.'
    case 'AUTHENTICATION_FAILED':
      return 'Refused: the connector has to be created again.'
    case 'AUTHENTICATION_EXPIRED':
      return 'Lapsed: the connector has to be created again.'
    case 'AWS_MARKETPLACE_SUBSCRIPTION_REQUIRED':
      return 'Agreed, but the account has no Marketplace subscription. Agree again once it has one.'
    case 'READY':
      if (type !== 'CoinbaseCDP')
        return 'Nobody is asked: the connector is ready.'
      return delegatedSigning === 'enabled'
        ? 'Agreed: the connector is ready, and delegated signing is on.'
        : 'Refused: delegated signing is off, and payments are refused.'
    default:
      return `Nobody is asked while the connector is ${status}.`
  }
}

function labelled(answers: readonly ConsentAnswer[]) {
  return answers.map((answer) => ({ answer, label: LABELS[answer] }))
}

import { html, nothing, type TemplateResult } from 'lit'
import { answersOfWallet } from '../../domain/consent-answers.ts'
import type { InstrumentRow, Policy } from '../model/source.ts'
import {
  consentSection,
  reasonIn,
  withReason,
  type SteeringParts,
} from './steering.ts'

const SAID = {
  granted: 'The user has granted the agent the right to sign.',
  denied:
    'The user has denied the agent the right to sign: payments are refused.',
  lapsed: "The user's consent has lapsed: payments are refused.",
} as const

/** Renders the controls of a wallet: its user's consent, and the button that blocks it. */
export function walletSteering(
  instrument: InstrumentRow,
  parts: SteeringParts,
): TemplateResult {
  const { paymentInstrumentId: id, status } = instrument
  const answers = answersOfWallet(instrument)
  return html`${
    answers.length === 0
      ? nothing
      : consentSection(
          'Delegated signing',
          saidOf(instrument, parts),
          id,
          answers,
          parts,
        )
  }
  ${
    status === 'BLOCKED' || status === 'DELETED'
      ? nothing
      : html`<section aria-label="Block the wallet">
          <h3>Block the wallet</h3>
          ${withReason('Block', 'block-reason', async () => {
            const { wallets } = parts.model.source.controller
            await wallets.block(id, reasonIn(parts.typed('block-reason')))
          })}
        </section>`
  }`
}

function saidOf(
  { grant, paymentConnectorId }: InstrumentRow,
  { model, link }: SteeringParts,
): TemplateResult | string {
  const { tables, policy } = model.state
  const connector = tables.paymentConnector.find(
    (row) => row.paymentConnectorId === paymentConnectorId,
  )
  if (connector?.delegatedSigning === 'disabled') {
    return html`Payments are refused:
    ${link('account', `paymentConnector/${paymentConnectorId}`, 'the connector')}
    has delegated signing disabled.`
  }
  return grant === null ? unasked(policy, link) : SAID[grant]
}

function unasked(
  policy: Policy | undefined,
  link: SteeringParts['link'],
): TemplateResult {
  return html`The user was not asked: ${link('account', 'policy', 'the policy')}
  delegation applies: ${policy?.delegation ?? 'granted'}.`
}

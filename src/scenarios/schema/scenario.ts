import { schemaProblems } from '../../domain/schema-problems.ts'
import * as v from 'valibot'
import type { Scenario } from '../scenario.ts'
import { credentialProviderName } from './account-members.ts'
import { HEAD } from './head.ts'
import { ID, rows, strict } from './parts.ts'
import { MEMBERS } from './members.ts'
import { invalidScenario, labelOf } from '../problems.ts'

/**
 * Checks that a value, e.g. a parsed JSON file, is a scenario.
 *
 * @throws MockError naming the path, the value and what is allowed, for every problem.
 */
export function readScenario(value: unknown): Scenario {
  const result = v.safeParse(scenarioSchema, value)
  if (result.success) return result.output
  throw invalidScenario(labelOf(value), schemaProblems(result.issues))
}

const { paymentManagerArn, paymentConnectorId, paymentInstrumentId } = ID

const scenarioSchema: v.GenericSchema<unknown, Scenario> = strict({
  ...HEAD,
  paymentManagers: rows({
    paymentManagerArn,
    ...MEMBERS.paymentManager.further,
  }),
  paymentConnectors: rows({
    paymentConnectorId,
    paymentManagerArn,
    ...MEMBERS.paymentConnector.needed,
    ...MEMBERS.paymentConnector.further,
  }),
  paymentCredentialProviders: rows({
    name: credentialProviderName,
    ...MEMBERS.paymentCredentialProvider.needed,
    ...MEMBERS.paymentCredentialProvider.further,
  }),
  paymentInstruments: rows({
    paymentInstrumentId,
    paymentManagerArn,
    paymentConnectorId,
    ...MEMBERS.paymentInstrument.needed,
    ...MEMBERS.paymentInstrument.further,
  }),
  paymentSessions: rows({
    paymentSessionId: ID.paymentSessionId,
    paymentManagerArn,
    ...MEMBERS.paymentSession.needed,
    ...MEMBERS.paymentSession.further,
    payments: rows({
      paymentInstrumentId,
      ...MEMBERS.payment.needed,
      ...MEMBERS.payment.further,
    }),
  }),
})

import { PRIMARY_KEYS } from '../../domain/primary-keys.ts'
import type { ScenarioRows } from '../scenario.ts'

export type ListName = keyof ScenarioRows

/** Primary keys of the lists, in the order of their references. */
export const KEYS = {
  paymentManagers: PRIMARY_KEYS.paymentManager,
  paymentCredentialProviders: PRIMARY_KEYS.paymentCredentialProvider,
  paymentConnectors: PRIMARY_KEYS.paymentConnector,
  paymentInstruments: PRIMARY_KEYS.paymentInstrument,
  paymentSessions: PRIMARY_KEYS.paymentSession,
} as const satisfies { [List in ListName]-?: string }

export const LISTS = Object.keys(KEYS) as ListName[]

const LIFECYCLE_STATUSES = [
  'CREATING',
  'UPDATING',
  'DELETING',
  'READY',
  'CREATE_FAILED',
  'UPDATE_FAILED',
  'DELETE_FAILED',
] as const

/** Statuses of a manager, in the order of the published model. */
export const PAYMENT_MANAGER_STATUSES = LIFECYCLE_STATUSES

/** Statuses of a connector, in the order of the published model. */
export const PAYMENT_CONNECTOR_STATUSES = [
  ...LIFECYCLE_STATUSES,
  'PENDING_AUTHENTICATION',
  'PROVISIONING',
  'AUTHENTICATION_EXPIRED',
  'AUTHENTICATION_FAILED',
  'AWS_MARKETPLACE_SUBSCRIPTION_REQUIRED',
] as const

/** Statuses of a wallet, in the order of the published model. */
export const PAYMENT_INSTRUMENT_STATUSES = [
  'INITIATED',
  'ACTIVE',
  'FAILED',
  'BLOCKED',
  'DELETED',
] as const

export type PaymentManagerStatus = (typeof PAYMENT_MANAGER_STATUSES)[number]
export type PaymentConnectorStatus = (typeof PAYMENT_CONNECTOR_STATUSES)[number]
export type PaymentInstrumentStatus =
  (typeof PAYMENT_INSTRUMENT_STATUSES)[number]

import * as v from 'valibot'

const LIFECYCLE_STATUSES = [
  'CREATING',
  'UPDATING',
  'DELETING',
  'READY',
  'CREATE_FAILED',
  'UPDATE_FAILED',
  'DELETE_FAILED',
] as const

export const paymentManagerStatusSchema = v.picklist(LIFECYCLE_STATUSES)

export const paymentConnectorStatusSchema = v.picklist([
  ...LIFECYCLE_STATUSES,
  'PENDING_AUTHENTICATION',
  'PROVISIONING',
  'AUTHENTICATION_EXPIRED',
  'AUTHENTICATION_FAILED',
  'AWS_MARKETPLACE_SUBSCRIPTION_REQUIRED',
])

export const paymentInstrumentStatusSchema = v.picklist([
  'INITIATED',
  'ACTIVE',
  'FAILED',
  'BLOCKED',
  'DELETED',
])

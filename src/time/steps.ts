import { toTimestamp } from '../domain/timestamp.ts'
import type { StatusChanged } from '../domain/transition.ts'
import type { LivingTable } from '../domain/transition-timing.ts'
import type {
  PaymentConnectorRow,
  PendingTransitionRow,
} from '../store/rows.ts'
import type { Store } from '../store/store.ts'
import { provision } from './provisioning.ts'
import type { StepContext } from './step-context.ts'

/** Status after a failed transition. */
const FAILURES: Readonly<Record<string, string>> = {
  CREATING: 'CREATE_FAILED',
  UPDATING: 'UPDATE_FAILED',
  DELETING: 'DELETE_FAILED',
  // inferred: the model has no failed status for it
  PROVISIONING: 'CREATE_FAILED',
  PENDING_AUTHENTICATION: 'AUTHENTICATION_FAILED',
  INITIATED: 'FAILED',
}

/** A new status of a row, and its reason. */
interface NewStatus {
  table: LivingTable
  key: string
  to: string
  reason?: string
}

/** Describes a pending transition as if it completes. */
export function transitionOf(
  store: Store,
  { table, rowKey, to }: PendingTransitionRow,
  atMs: number,
): StatusChanged {
  return stepTo(store, atMs, { table, key: rowKey, to })
}

/** Completes a pending transition. */
export function completeTransition(
  context: StepContext,
  pending: PendingTransitionRow,
  atMs: number,
): StatusChanged {
  const { store } = context
  const { table, rowKey: key, to } = pending
  if (to !== 'GONE') return changeStatus(context, atMs, { table, key, to })
  if (table !== 'paymentInstrument' && store.isInUse(table, key)) {
    // a scenario may have added rows to it during its deletion
    return failTransition(context, pending, atMs, 'It is in use')
  }
  const step = transitionOf(store, pending, atMs)
  store.transaction(() => {
    store.pendingTransition.delete(pending.key)
    if (table === 'paymentManager') deleteSessionsOf(store, key)
    store[table].delete(key)
  })
  return step
}

/** Fails a pending transition. */
export function failTransition(
  context: StepContext,
  { table, rowKey: key }: PendingTransitionRow,
  atMs: number,
  reason: string,
): StatusChanged {
  const from = statusOf(context.store, table, key)
  const to = FAILURES[from] ?? from
  return changeStatus(context, atMs, { table, key, to, reason })
}

/** Changes the status of a row and cancels its pending transition. */
export function changeStatus(
  context: StepContext,
  atMs: number,
  change: NewStatus,
): StatusChanged {
  const { store } = context
  const step = stepTo(store, atMs, change)
  const pendingKey = `${change.table}/${change.key}`
  store.transaction(() => {
    if (store.pendingTransition.get(pendingKey) !== undefined) {
      store.pendingTransition.delete(pendingKey)
    }
    if (step.table === 'paymentConnector') moveConnector(context, step, atMs)
    else moveTo(store, step, atMs)
  })
  return step
}

function stepTo(store: Store, atMs: number, change: NewStatus): StatusChanged {
  const { table, key, ...next } = change
  const at = toTimestamp(atMs)
  const from = statusOf(store, table, key)
  const step = { type: 'status-changed', at, table, key, from, ...next }
  // statuses are plain text here: they are checked against their table where they are read
  return step as StatusChanged
}

function statusOf(store: Store, table: LivingTable, key: string): string {
  return store[table].get(key)?.status ?? 'GONE'
}

/** inferred: sessions cannot be reached without their manager. */
function deleteSessionsOf(store: Store, paymentManagerArn: string): void {
  for (const session of store.paymentSession.rows()) {
    if (session.paymentManagerArn === paymentManagerArn) {
      store.paymentSession.delete(session.paymentSessionId)
    }
  }
}

function moveTo(
  store: Store,
  { table, key, to, reason }: StatusChanged,
  atMs: number,
): void {
  const change = { statusReason: reason ?? null, updatedAt: toTimestamp(atMs) }
  if (table === 'paymentInstrument') {
    const { version = 0 } = store.paymentInstrument.get(key) ?? {}
    const status = to as 'ACTIVE'
    store.paymentInstrument.update(key, {
      ...change,
      status,
      version: version + 1,
    })
  } else {
    store[table].update(key, { ...change, status: to as 'READY' })
  }
}

function moveConnector(
  context: StepContext,
  step: StatusChanged,
  atMs: number,
): void {
  const { store } = context
  const { key, from, to } = step
  const connector = store.paymentConnector.get(key) as PaymentConnectorRow
  if (from === 'PENDING_AUTHENTICATION') {
    // documented: the row has the URL only while it waits for consent
    store.paymentConnector.update(key, { authorizationUrl: null })
  }
  if (from === 'PROVISIONING' && to === 'READY') {
    store.paymentConnector.update(key, provision(context, connector, atMs))
  }
  moveTo(store, step, atMs)
}

import { readyAccount } from '../fixtures/ready-account.ts'
import type { Row } from './row.ts'
import { call, worldOf } from './world.ts'

const SESSIONS = 100_000

/** Heap per session, created through the API with a client token each, as the SDKs do. */
export async function measureMemory(): Promise<Row> {
  const mock = worldOf(1)
  // the journal is filled first: it is bounded, so it does not belong to a session
  await create(mock, 0, 2000)
  const before = heapUsed()
  await create(mock, 2000, SESSIONS)
  const perSession = (heapUsed() - before) / SESSIONS / 1024
  if (mock.db.paymentSession.count() < SESSIONS) {
    throw new Error('Not every session was created')
  }
  return {
    name: 'Memory per session at 100,000, in KB',
    value: perSession,
    ceiling: 3,
    detail: 'row, indexes and idempotency record',
  }
}

async function create(
  mock: ReturnType<typeof worldOf>,
  from: number,
  count: number,
): Promise<void> {
  for (let index = from; index < from + count; index += 1) {
    await call(mock, '/payments/createPaymentSession', {
      paymentManagerArn: readyAccount.ids.paymentManagerArn,
      expiryTimeInMinutes: 480,
      limits: { maxSpendAmount: { value: '100.00', currency: 'USD' } },
      clientToken: `00000000-0000-4000-8000-${index.toString().padStart(12, '0')}`,
    })
  }
}

function heapUsed(): number {
  const { gc } = globalThis as { gc?: () => void }
  if (gc === undefined) throw new Error('Run with --expose-gc')
  gc()
  gc()
  return process.memoryUsage().heapUsed
}

import { expect, it } from 'vitest'
import { assembleMock } from '../../src/entries/assemble.ts'
import type { PaymentsMockCore } from '../../src/mock/mock.ts'
import { VALID_INPUTS } from '../support/valid-inputs.ts'
import { call } from '../support/call-operation.ts'

const POLICY = { rolePropagation: { after: { seconds: 10 } } } as const
const READY_MANAGER_ID = 'ready-a1b2c3d4e5'
const roleArn = 'arn:aws:iam::123456789012:role/JustMade'

function slowRoles(policy: object = POLICY): PaymentsMockCore {
  return assembleMock({ now: '2026-01-01T00:00:00Z', policy })
}

/** Status of a creation with the role; the managers differ by name. */
async function create(mock: PaymentsMockCore, name = 'Shop', role = roleArn) {
  const input = {
    ...VALID_INPUTS.CreatePaymentManager,
    clientToken: undefined,
    roleArn: role,
    name,
  }
  return (await call(mock, 'CreatePaymentManager', input)).status
}

const seenRoles = (mock: PaymentsMockCore) => mock.snapshot().rows.seenRole

it('remembers a role by the refused call, and nothing else of it', async () => {
  const mock = slowRoles()
  expect(await create(mock)).toBe(400)
  expect(seenRoles(mock)).toMatchObject([
    { roleArn, usableFrom: '2026-01-01T00:00:10.000Z' },
  ])
  expect(mock.db.paymentManager.count()).toBe(1)
  expect(mock.journal.entries()[0]?.changes).toEqual([])
  mock.checkInvariants()
})

it('remembers nothing where the policy does not ask for it', async () => {
  const mock = slowRoles({})
  expect(await create(mock)).toBe(202)
  const paymentManagerId = READY_MANAGER_ID
  await call(mock, 'UpdatePaymentManager', { paymentManagerId, roleArn })
  await call(mock, 'DeletePaymentManager', { paymentManagerId })
  expect(seenRoles(mock)).toEqual([])
})

it('takes a role that a manager gave up for one that has spread', async () => {
  const mock = slowRoles()
  const [ready] = mock.db.paymentManager.getAll()
  await create(mock)
  mock.clock.advanceBy({ seconds: 10 })
  const paymentManagerId = READY_MANAGER_ID
  await call(mock, 'UpdatePaymentManager', { paymentManagerId, roleArn })
  expect(mock.db.paymentManager.getAll()).toMatchObject([{ roleArn }])
  expect(await create(mock, 'Other', ready?.roleArn)).toBe(202)
})

it('takes the role of a manager that is gone for one that has spread', async () => {
  const mock = slowRoles({})
  await create(mock)
  const shop = mock.db.paymentManager.getAll().at(-1)
  mock.setPolicy(POLICY)
  const { paymentManagerId } = shop ?? {}
  await call(mock, 'DeletePaymentManager', { paymentManagerId })
  expect(mock.db.paymentManager.count()).toBe(1)
  expect(await create(mock)).toBe(202)
})

it('refuses no role for no time', async () => {
  const mock = slowRoles({ rolePropagation: { after: { seconds: 0 } } })
  expect(await create(mock)).toBe(202)
})

it('forgets a role with the world that it was named in', async () => {
  const mock = slowRoles()
  mock.save('before')
  await create(mock)
  const snapshot = mock.snapshot()
  const fork = mock.fork()
  mock.clock.advanceBy({ seconds: 10 })

  const restored = slowRoles()
  restored.restore(snapshot)
  for (const other of [fork, restored]) {
    expect(await create(other)).toBe(400)
    other.clock.advanceBy({ seconds: 10 })
    expect(await create(other)).toBe(202)
  }

  mock.rewind('before')
  expect(seenRoles(mock)).toEqual([])
  mock.clock.advanceBy({ seconds: 10 })
  expect(await create(mock)).toBe(400)
  mock.reset()
  expect(seenRoles(mock)).toEqual([])
})

it('reads a snapshot of a mock that knew no such roles', async () => {
  const mock = slowRoles()
  const { seenRole: _, ...rows } = mock.snapshot().rows
  mock.restore({ ...mock.snapshot(), rows } as never)
  expect(seenRoles(mock)).toEqual([])
  expect(await create(mock)).toBe(400)
})

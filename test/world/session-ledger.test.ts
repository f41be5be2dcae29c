import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readyAccount } from '../../fixtures/ready-account.ts'
import {
  baseUnitsOfUsd,
  normalize,
  usdOfBaseUnits,
} from '../../src/domain/money.ts'
import { assembleMock } from '../../src/entries/assemble.ts'
import type { PaymentsMockCore } from '../../src/mock/mock.ts'
import { VALID_INPUTS, X402_PAYLOAD } from '../support/valid-inputs.ts'
import { call } from '../support/call-operation.ts'

const { paymentManagerArn } = readyAccount.ids
const START = Date.UTC(2026, 0, 1)

/** A session as a caller keeps count of it. */
interface Account {
  id: string
  /** In base units; undefined without a limit. */
  limit: bigint | undefined
  spent: bigint
  endsAtMs: number
  deleted: boolean
}

type Action =
  | { do: 'create'; limit: bigint | undefined; minutes: number }
  | { do: 'pay'; session: number; amount: bigint; retried: boolean }
  | { do: 'delete'; session: number }
  | { do: 'advance'; milliseconds: number }

const session = fc.nat()
const baseUnits = fc.bigInt({ min: 1n, max: 3_000_000n })
const QUARTER = 15 * 60_000

const creation: fc.Arbitrary<Action> = fc.record({
  do: fc.constant('create' as const),
  limit: fc.option(baseUnits, { nil: undefined, freq: 4 }),
  minutes: fc.constantFrom(15, 16, 20),
})
const anyPayment: fc.Arbitrary<Action> = fc.record({
  do: fc.constant('pay' as const),
  session,
  amount: baseUnits,
  retried: fc.boolean(),
})
const deletion: fc.Arbitrary<Action> = fc.record({
  do: fc.constant('delete' as const),
  session,
})
const passing: fc.Arbitrary<Action> = fc.record({
  do: fc.constant('advance' as const),
  milliseconds: fc.oneof(
    fc.nat({ max: 2000 }),
    // up to, onto and past the moment at which a session ends
    fc.constantFrom(QUARTER - 1, QUARTER, 60_000, 1),
  ),
})
const action = fc.oneof(
  { weight: 3, arbitrary: creation },
  { weight: 8, arbitrary: anyPayment },
  { weight: 1, arbitrary: deletion },
  { weight: 2, arbitrary: passing },
)

/** Does one thing in the mock and in the books, and expects of the mock what the books say. */
async function perform(
  mock: PaymentsMockCore,
  accounts: Account[],
  step: Action,
): Promise<void> {
  switch (step.do) {
    case 'advance':
      mock.clock.advanceBy({ milliseconds: step.milliseconds })
      return
    case 'create':
      accounts.push(await create(mock, step))
      return
    case 'delete': {
      const account = accounts[step.session % accounts.length]
      if (account === undefined) return
      const alive = isAlive(mock, account)
      const answer = await call(mock, 'DeletePaymentSession', {
        paymentManagerArn,
        paymentSessionId: account.id,
      })
      expect(answer.status).toBe(alive ? 200 : 404)
      if (alive) account.deleted = true
      return
    }
    case 'pay': {
      const account = accounts[step.session % accounts.length]
      if (account !== undefined) await pay(mock, account, step)
    }
  }
}

async function create(
  mock: PaymentsMockCore,
  { limit, minutes }: Action & { do: 'create' },
): Promise<Account> {
  const answer = await call(mock, 'CreatePaymentSession', {
    paymentManagerArn,
    expiryTimeInMinutes: minutes,
    ...(limit !== undefined && {
      limits: {
        maxSpendAmount: { value: usdOfBaseUnits(limit), currency: 'USD' },
      },
    }),
  })
  expect(answer.status).toBe(201)
  const { paymentSessionId } = answer.body['paymentSession'] as {
    paymentSessionId: string
  }
  const createdAtMs = mock.clock.now().getTime()
  return {
    id: paymentSessionId,
    limit,
    spent: 0n,
    endsAtMs: createdAtMs + minutes * 60_000,
    deleted: false,
  }
}

let token = 0

async function pay(
  mock: PaymentsMockCore,
  account: Account,
  { amount, retried }: Action & { do: 'pay' },
): Promise<void> {
  token += 1
  const input = {
    ...VALID_INPUTS.ProcessPayment,
    paymentSessionId: account.id,
    paymentInput: {
      cryptoX402: {
        version: '2',
        payload: { ...X402_PAYLOAD, amount: amount.toString() },
      },
    },
    clientToken: `payment-${String(token).padStart(40, '0')}`,
  }
  const answer = await call(mock, 'ProcessPayment', input)
  if (retried) {
    expect((await call(mock, 'ProcessPayment', input)).text).toBe(answer.text)
  }
  const left = account.limit && account.limit - account.spent
  if (!isAlive(mock, account)) {
    expect(answer.body['message']).toBe(
      `Payment session not found: ${account.id}`,
    )
  } else if (left !== undefined && amount > left) {
    expect(answer.body['message']).toBe(
      `Insufficient budget for session ${account.id}. Pending amount: ${normalize(usdOfBaseUnits(left))} USD, Transaction amount: ${usdOfBaseUnits(amount)} USD`,
    )
  } else {
    expect(answer.body['status']).toBe('PROOF_GENERATED')
    account.spent += amount
  }
}

function isAlive(mock: PaymentsMockCore, account: Account): boolean {
  return !account.deleted && mock.clock.now().getTime() < account.endsAtMs
}

/** The mock's rows say what the books say, and both add up. */
function compare(mock: PaymentsMockCore, accounts: readonly Account[]): void {
  mock.checkInvariants()
  for (const { id, limit, spent, deleted } of accounts) {
    const row = mock.db.paymentSession.findFirst({
      where: { paymentSessionId: { equals: id } },
    })
    expect(row === null).toBe(deleted)
    const payments = mock.db.payment.findMany({
      where: { paymentSessionId: { equals: id } },
    })
    const paid = payments.map((payment) =>
      BigInt(baseUnitsOfUsd(payment.amount)),
    )
    expect(paid.reduce((sum, amount) => sum + amount, 0n)).toBe(spent)
    if (row === null) continue
    expect(BigInt(baseUnitsOfUsd(row.spentAmount))).toBe(spent)
    if (limit === undefined) {
      expect(row.availableSpendAmount).toBeNull()
    } else {
      const available = BigInt(baseUnitsOfUsd(row.availableSpendAmount ?? ''))
      expect(available).toBe(limit - spent)
      expect(available >= 0n).toBe(true)
    }
  }
}

it('a ledger agrees with its books, whatever is created, paid, deleted and expired', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(action, { maxLength: 40, size: 'max' }),
      async (actions) => {
        const mock = assembleMock({ now: START })
        const accounts: Account[] = []
        for (const step of actions) {
          await perform(mock, accounts, step)
          compare(mock, accounts)
        }
      },
    ),
    { numRuns: 80 },
  )
}, 30_000)

it('a ledger agrees with its books when everything is done at once', async () => {
  const payment = fc.record({
    do: fc.constant('pay' as const),
    session: fc.nat({ max: 1 }),
    amount: baseUnits,
    retried: fc.constant(false),
  })
  await fc.assert(
    fc.asyncProperty(
      baseUnits,
      fc.array(payment, { minLength: 2, maxLength: 15 }),
      async (limit, payments) => {
        const mock = assembleMock({ now: START })
        const account = await create(mock, { do: 'create', limit, minutes: 15 })
        const answers = await Promise.all(
          payments.map(({ amount }) =>
            call(mock, 'ProcessPayment', {
              ...VALID_INPUTS.ProcessPayment,
              clientToken: null,
              paymentSessionId: account.id,
              paymentInput: {
                cryptoX402: {
                  version: '2',
                  payload: { ...X402_PAYLOAD, amount: amount.toString() },
                },
              },
            }),
          ),
        )
        for (const [index, { amount }] of payments.entries()) {
          if (answers[index]?.status === 200) account.spent += amount
        }
        expect(account.spent <= limit).toBe(true)
        compare(mock, [account])
      },
    ),
    { numRuns: 20 },
  )
}, 30_000)

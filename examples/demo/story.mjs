// @ts-check
import { createAgent } from './agent.mjs'
import { budgetBar } from './budget-bar.mjs'
import { expectEqual, expectRefusal } from './expect.mjs'

const BUDGET = '0.10'
const FOUR_CENTS = '40000'

/**
 * The life of a payment session, step by step. A step that goes another way than it should throws.
 *
 * @param {string} url of the server
 * @param {import('./run-story.mjs').Teller} tell
 * @param {Record<string, string>} ids
 */
export async function tellStory(url, tell, ids) {
  const agent = createAgent(url, ids)

  /** @param {string} session @param {string} expected */
  const showBudget = async (session, expected) => {
    const left = await agent.budgetLeft(session)
    expectEqual('what is left of the budget', left, expected)
    tell.line(budgetBar(left, BUDGET))
  }

  /** @param {string} session @param {string} left */
  const pay = async (session, left) => {
    const signature = await agent.pay(session, FOUR_CENTS)
    expectEqual('a signature of 65 bytes', signature.length, 132)
    tell.line(`Signed: ${signature.slice(0, 14)}...${signature.slice(-12)}`)
    await showBudget(session, left)
  }

  tell.chapter(`${ids['userId']} opens a session: ${BUDGET} USD, 15 minutes`)
  const first = await agent.openSession(BUDGET)
  tell.line(first)
  // the service shows an amount without trailing zeros, however it was sent
  await showBudget(first, '0.1')

  tell.chapter('Her agent pays 0.04 USD')
  await pay(first, '0.06')

  tell.chapter('It pays 0.04 USD again')
  await pay(first, '0.02')

  tell.chapter(
    'A third 0.04 USD is more than is left: refused, and nothing is taken',
  )
  tell.line(
    await expectRefusal(agent.pay(first, FOUR_CENTS), {
      name: 'ValidationException',
      status: 400,
      message: `Insufficient budget for session ${first}. Pending amount: 0.02 USD, Transaction amount: 0.040000 USD`,
    }),
  )
  await showBudget(first, '0.02')

  tell.chapter('Fifteen minutes pass at once: the session is over')
  tell.line(await advanceClock(url, { minutes: 15 }))
  tell.line(
    await expectRefusal(agent.pay(first, '10000'), {
      name: 'ValidationException',
      status: 400,
      message: `Payment session not found: ${first}`,
    }),
  )

  tell.chapter('In another session, her agent buys from the shop for 0.01 USD')
  const second = await agent.openSession(BUDGET)
  const bought = await agent.buy(second, `${url}/x402/shop/exact`)
  expectEqual('the statuses', bought.statuses, '402 -> 200')
  tell.line(`${bought.statuses}: ${bought.content}`)
  tell.line(`Settled: ${bought.settlement.transaction}`)
  await showBudget(second, '0.09')

  tell.chapter('She deletes that session')
  expectEqual('the status', await agent.deleteSession(second), 'DELETED')
  tell.line('DELETED')

  tell.chapter('What is deleted cannot be deleted again')
  tell.line(
    await expectRefusal(agent.deleteSession(second), {
      name: 'ResourceNotFoundException',
      status: 404,
      message: `Payment session not found: ${second}`,
    }),
  )
}

/**
 * Moves the mock's own clock, which no real service lets one do.
 *
 * @param {string} url
 * @param {{ minutes: number }} duration
 */
async function advanceClock(url, duration) {
  const response = await fetch(`${url}/_mock/clock/advance`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(duration),
  })
  expectEqual('the status of the clock route', response.status, 200)
  const clock = /** @type {{ now: string }} */ (await response.json())
  return `The clock says ${clock.now}`
}

// @ts-check
import { createAgent } from '../demo/agent.mjs'
import { expectEqual } from '../demo/expect.mjs'

/**
 * A purchase from the shop, and what comes of the money. A step that goes another way than it should throws.
 *
 * @param {string} url of the server
 * @param {import('../demo/run-story.mjs').Teller} tell
 * @param {Record<string, string>} ids
 */
export async function tellStory(url, tell, ids) {
  const agent = createAgent(url, ids)
  const article = `${url}/x402/shop/exact`
  const session = await agent.openSession('0.03')

  tell.chapter('The agent buys: it is asked to pay, pays, and asks again')
  const bought = await agent.buy(session, article)
  expectEqual('the statuses', bought.statuses, '402 -> 200')
  tell.line(`${bought.statuses}: ${bought.content}`)

  tell.chapter('The wallet has paid the merchant, once')
  const [settlement, ...others] = await settlementsOf(url)
  expectEqual('other settlements', others.length, 0)
  expectEqual('the amount', settlement?.amount, '10000')
  expectEqual(
    'the transaction',
    settlement?.transaction,
    bought.settlement.transaction,
  )
  tell.line(`${settlement?.from} paid ${settlement?.payTo} 0.01 USDC`)
  expectEqual('the budget left', await agent.budgetLeft(session), '0.02')

  tell.chapter('The same payment again: refused, and nothing is paid')
  const again = await fetch(article, { headers: bought.headers })
  expectEqual('the status', again.status, 402)
  expectEqual('settlements', (await settlementsOf(url)).length, 1)
  tell.line(`${again.status}: the proof is used`)

  tell.chapter('Two more purchases use up the budget of the session')
  for (const left of ['0.01', '0']) {
    const { statuses } = await agent.buy(session, article)
    expectEqual('the statuses', statuses, '402 -> 200')
    expectEqual('the budget left', await agent.budgetLeft(session), left)
    tell.line(`${statuses}, ${left} USD left`)
  }
}

/**
 * @param {string} url of the server
 * @returns {Promise<{ from: string, payTo: string, amount: string, transaction: string }[]>}
 */
async function settlementsOf(url) {
  const response = await fetch(`${url}/_mock/chains/settlements`)
  expectEqual('the status of the route', response.status, 200)
  return /** @type {any} */ (await response.json()).settlements
}

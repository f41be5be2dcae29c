import {
  TEXT,
  anyOf,
  described,
  listOf,
  nullable,
  objectOf,
} from '../http/json-schema.ts'
import type { AdminRoute } from '../http/route.ts'
import { refTo } from '../http/schemas.ts'

export const CHAIN_ROUTES: readonly AdminRoute[] = [
  {
    method: 'POST',
    path: 'chains/balance',
    summary: 'Answers what an address holds on a chain, in base units of USDC',
    body: anyOf({
      address: TEXT,
      chain: described(TEXT, 'E.g. BASE_SEPOLIA'),
    }),
    reply: objectOf({
      amount: described(nullable(TEXT), 'null when it is funded without limit'),
    }),
    answer({ controller }, { body }) {
      // the mock itself checks both
      const { address, chain } = body as { address: never; chain: never }
      return { amount: controller.chains.balanceOf(address, chain) }
    },
  },
  {
    method: 'GET',
    path: 'chains/settlements',
    summary: 'Lists the settlements of all proofs, oldest first',
    reply: objectOf({ settlements: listOf(refTo('Row')) }),
    answer: ({ controller }) => ({
      settlements: controller.chains.settlements(),
    }),
  },
]

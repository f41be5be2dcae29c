import {
  AccessDeniedException,
  paginateListPaymentInstruments,
  type BedrockAgentCore,
  type ListPaymentInstrumentsCommandOutput,
} from '@aws-sdk/client-bedrock-agentcore'
import { describe, expect, it } from 'vitest'
import type { Scenario } from '../../src/entries/index.ts'
import { readyAccount } from '../../src/entries/fixtures.ts'
import { describeTargets } from '../support/describe-targets.ts'
import {
  createInstrument,
  INSTRUMENT_OWNER,
  OWNER,
} from '../support/ready-inputs.ts'
import { expectRefusal } from '../support/refusal.ts'
import { OTHER_MANAGER, twoManagers } from '../support/two-managers.ts'
import {
  UNKNOWN_CONNECTOR_ID,
  UNKNOWN_MANAGER_ARN,
} from '../support/unknown-ids.ts'

// a user without instruments in the ready account
const PAT = { ...OWNER, userId: 'pat' }
const PAT_AT_COINBASE = { ...INSTRUMENT_OWNER, userId: 'pat' }
const PAT_AT_PRIVY = {
  ...PAT,
  paymentConnectorId: readyAccount.ids.privyPaymentConnectorId,
}

describeTargets('ListPaymentInstruments', (target) => {
  it('answers summaries without wallets, and no token for one page', async () => {
    const { client, bodies } = await target.start()
    await createInstrument(client, PAT_AT_COINBASE)
    const { paymentInstrumentDetails: _, ...summary } = JSON.parse(
      bodies[0] as string,
    ).paymentInstrument

    const output = await client.listPaymentInstruments(PAT)

    expect(output.$metadata.httpStatusCode).toBe(200)
    expect(JSON.parse(bodies[1] as string)).toStrictEqual({
      paymentInstruments: [summary],
    })
  })

  it('answers an empty list to a user without instruments', async () => {
    const { client, bodies } = await target.start()

    await client.listPaymentInstruments(PAT)

    expect(bodies).toEqual(['{"paymentInstruments":[]}'])
  })

  it("lists the caller's own instruments of every connector in the order of their creation", async () => {
    const { client } = await target.start()
    const own = [
      await createInstrument(client, PAT_AT_COINBASE),
      await createInstrument(client, PAT_AT_PRIVY),
    ]
    await createInstrument(client, { ...INSTRUMENT_OWNER, userId: 'quinn' })
    own.push(await createInstrument(client, PAT_AT_COINBASE))

    expect(idsOf(await client.listPaymentInstruments(PAT))).toEqual(own)
  })

  it('lists those of one connector when it is named', async () => {
    const { client } = await target.start()
    const coinbase = [await createInstrument(client, PAT_AT_COINBASE)]
    const privy = [await createInstrument(client, PAT_AT_PRIVY)]
    coinbase.push(await createInstrument(client, PAT_AT_COINBASE))

    expect(idsOf(await client.listPaymentInstruments(PAT_AT_COINBASE))).toEqual(
      coinbase,
    )
    expect(idsOf(await client.listPaymentInstruments(PAT_AT_PRIVY))).toEqual(
      privy,
    )
  })

  it('answers an empty list for an unknown connector, which is only a filter', async () => {
    const { client } = await target.start()
    await createInstrument(client, PAT_AT_COINBASE)

    const output = await client.listPaymentInstruments({
      ...PAT,
      paymentConnectorId: UNKNOWN_CONNECTOR_ID,
    })

    expect(output.paymentInstruments).toEqual([])
  })

  it("leaves out another manager's instruments", async () => {
    const { client } = await target.start({ scenario: twoManagers })
    const there = { ...PAT, ...OTHER_MANAGER }
    const here = await createInstrument(client, PAT_AT_COINBASE)
    const elsewhere = await createInstrument(client, there)

    expect(idsOf(await client.listPaymentInstruments(PAT))).toEqual([here])
    expect(idsOf(await client.listPaymentInstruments(there))).toEqual([
      elsewhere,
    ])
  })

  it('leaves out deleted instruments', async () => {
    const { client } = await target.start()
    const gone = await createInstrument(client, PAT_AT_COINBASE)
    const kept = await createInstrument(client, PAT_AT_COINBASE)
    await client.deletePaymentInstrument({
      ...PAT_AT_COINBASE,
      paymentInstrumentId: gone,
    })

    expect(idsOf(await client.listPaymentInstruments(PAT))).toEqual([kept])
  })

  it('denies access to an unknown manager, before anything else is looked at', async () => {
    const { client } = await target.start()

    await expectRefusal(
      client.listPaymentInstruments({
        paymentManagerArn: UNKNOWN_MANAGER_ARN,
        maxResults: 0,
      }),
      AccessDeniedException,
      'Payment manager not found',
    )
  })

  describe('pages', () => {
    it("are walked by the SDK's paginator", async () => {
      const { client } = await target.start()
      const own = await createInstruments(client, 5)

      const pages: unknown[] = []
      for await (const page of paginateListPaymentInstruments(
        { client, pageSize: 2 },
        // a copy: the paginator writes its token into it
        { ...PAT },
      )) {
        pages.push(idsOf(page))
      }

      expect(pages).toEqual([own.slice(0, 2), own.slice(2, 4), own.slice(4)])
    })

    it('neither repeat nor skip an instrument while others come and go', async () => {
      const { client } = await target.start()
      const own = await createInstruments(client, 6)
      const first = await client.listPaymentInstruments({
        ...PAT,
        maxResults: 2,
      })

      for (const gone of [own[0], own[1], own[2]]) {
        await client.deletePaymentInstrument({
          ...PAT_AT_COINBASE,
          paymentInstrumentId: gone,
        })
      }
      const added = await createInstrument(client, PAT_AT_COINBASE)
      const second = await client.listPaymentInstruments({
        ...PAT,
        maxResults: 2,
        nextToken: first.nextToken,
      })
      const third = await client.listPaymentInstruments({
        ...PAT,
        maxResults: 2,
        nextToken: second.nextToken,
      })

      expect(idsOf(second)).toEqual([own[3], own[4]])
      expect(idsOf(third)).toEqual([own[5], added])
      expect(third.nextToken).toBeUndefined()
    })

    it('hold 100 instruments when no size is asked for, and at most', async () => {
      const { client } = await target.start({ scenario: CROWDED })

      const first = await client.listPaymentInstruments(PAT)
      const rest = await client.listPaymentInstruments({
        ...PAT,
        maxResults: 100,
        nextToken: first.nextToken,
      })

      expect(first.paymentInstruments).toHaveLength(100)
      expect(rest.paymentInstruments).toHaveLength(20)
      expect(rest.nextToken).toBeUndefined()
    })
  })

  describe('token', () => {
    it('goes on in the list of the connector that it was given for', async () => {
      const { client } = await target.start()
      const own = await createInstruments(client, 2)
      const { nextToken } = await client.listPaymentInstruments({
        ...PAT_AT_COINBASE,
        maxResults: 1,
      })

      const rest = await client.listPaymentInstruments({
        ...PAT_AT_COINBASE,
        nextToken,
      })

      expect(idsOf(rest)).toEqual(own.slice(1))
    })
  })
})

function idsOf(output: ListPaymentInstrumentsCommandOutput) {
  return output.paymentInstruments?.map(
    ({ paymentInstrumentId }) => paymentInstrumentId,
  )
}

async function createInstruments(
  client: BedrockAgentCore,
  count: number,
): Promise<string[]> {
  const ids: string[] = []
  while (ids.length < count) {
    ids.push(await createInstrument(client, PAT_AT_COINBASE))
  }
  return ids
}

const CROWDED: Scenario = {
  ...readyAccount,
  paymentInstruments: Array.from({ length: 120 }, (_, index) => ({
    ...PAT_AT_COINBASE,
    paymentInstrumentId: `payment-instrument-crowded${String(index).padStart(8, '0')}`,
    network: 'ETHEREUM',
  })),
  paymentSessions: [],
}

import {
  paginateListPaymentSessions,
  ValidationException,
  type BedrockAgentCore,
  type ListPaymentSessionsCommandOutput,
} from '@aws-sdk/client-bedrock-agentcore'
import { describe, expect, it } from 'vitest'
import type { Scenario } from '../../src/entries/index.ts'
import { readyAccount } from '../../src/entries/fixtures.ts'
import { describeTargets } from '../support/describe-targets.ts'
import { createSession, OWNER } from '../support/ready-inputs.ts'
import { expectRefusal } from '../support/refusal.ts'

// a user without sessions in the ready account
const PAT = { ...OWNER, userId: 'pat' }

describeTargets('ListPaymentSessions: pages', (target) => {
  it('are of maxResults each, the last one without a token even when it is full', async () => {
    const { client } = await target.start()
    const own = await createSessions(client, 4)

    const first = await client.listPaymentSessions({ ...PAT, maxResults: 2 })
    const { nextToken } = first
    const last = await client.listPaymentSessions({
      ...PAT,
      maxResults: 2,
      nextToken,
    })

    expect(idsOf(first)).toEqual(own.slice(0, 2))
    expect(nextToken).toBeTypeOf('string')
    expect(idsOf(last)).toEqual(own.slice(2))
    expect(last.nextToken).toBeUndefined()
  })

  it("are walked by the SDK's paginator", async () => {
    const { client } = await target.start()
    const own = await createSessions(client, 5)

    const pages: unknown[] = []
    for await (const page of paginateListPaymentSessions(
      { client, pageSize: 2 },
      // a copy: the paginator writes its token into it
      { ...PAT },
    )) {
      pages.push(idsOf(page))
    }

    expect(pages).toEqual([own.slice(0, 2), own.slice(2, 4), own.slice(4)])
  })

  it('neither repeat nor skip a session while others come and go', async () => {
    const { client } = await target.start()
    const own = await createSessions(client, 6)
    const first = await client.listPaymentSessions({ ...PAT, maxResults: 2 })

    for (const gone of [own[0], own[1], own[2]]) {
      await client.deletePaymentSession({ ...PAT, paymentSessionId: gone })
    }
    const added = await createSession(client, PAT)
    const second = await client.listPaymentSessions({
      ...PAT,
      maxResults: 2,
      nextToken: first.nextToken,
    })
    const third = await client.listPaymentSessions({
      ...PAT,
      maxResults: 2,
      nextToken: second.nextToken,
    })

    expect(idsOf(second)).toEqual([own[3], own[4]])
    expect(idsOf(third)).toEqual([own[5], added])
    expect(third.nextToken).toBeUndefined()
  })

  it('hold 100 sessions when no size is asked for, and at most', async () => {
    const { client } = await target.start({ scenario: crowded(130) })

    const byDefault = await client.listPaymentSessions(PAT)
    const largest = await client.listPaymentSessions({
      ...PAT,
      maxResults: 100,
    })
    const rest = await client.listPaymentSessions({
      ...PAT,
      nextToken: byDefault.nextToken,
    })

    expect(byDefault.paymentSessions).toHaveLength(100)
    expect(largest.paymentSessions).toEqual(byDefault.paymentSessions)
    expect(rest.paymentSessions).toHaveLength(30)
    expect(rest.nextToken).toBeUndefined()
  })

  describe('token', () => {
    it('of nobody is refused', async () => {
      const { client } = await target.start()

      const refusal = await expectRefusal(
        client.listPaymentSessions({ ...PAT, nextToken: 'made-up' }),
        ValidationException,
        'Invalid nextToken',
      )

      expect(refusal.fieldList).toEqual([
        { name: 'nextToken', message: 'Invalid nextToken' },
      ])
    })

    it('may go on with pages of another size, or start over', async () => {
      const { client } = await target.start()
      const nextToken = await tokenOf(client)

      const rest = await client.listPaymentSessions({ ...PAT, nextToken })
      const again = await client.listPaymentSessions({
        ...PAT,
        maxResults: 1,
        nextToken,
      })

      expect(rest.paymentSessions).toHaveLength(2)
      expect(again.paymentSessions).toEqual(rest.paymentSessions?.slice(0, 1))
    })
  })
})

function idsOf(output: ListPaymentSessionsCommandOutput) {
  return output.paymentSessions?.map(({ paymentSessionId }) => paymentSessionId)
}

async function createSessions(
  client: BedrockAgentCore,
  count: number,
): Promise<string[]> {
  const ids: string[] = []
  while (ids.length < count) ids.push(await createSession(client, PAT))
  return ids
}

/** The token behind the first of three sessions. */
async function tokenOf(client: BedrockAgentCore): Promise<string> {
  await createSessions(client, 3)
  const { nextToken } = await client.listPaymentSessions({
    ...PAT,
    maxResults: 1,
  })
  return nextToken as string
}

function crowded(count: number): Scenario {
  return {
    ...readyAccount,
    paymentSessions: Array.from({ length: count }, (_, index) => ({
      ...PAT,
      paymentSessionId: `payment-session-crowded${String(index).padStart(8, '0')}`,
      expiryTimeInMinutes: 60,
    })),
  }
}

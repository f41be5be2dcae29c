import {
  AccessDeniedException,
  type BedrockAgentCore,
  type ListPaymentSessionsCommandOutput,
} from '@aws-sdk/client-bedrock-agentcore'
import { expect, it } from 'vitest'
import { describeTargets } from '../support/describe-targets.ts'
import { createSession, OWNER } from '../support/ready-inputs.ts'
import { expectRefusal } from '../support/refusal.ts'
import { OTHER_MANAGER, twoManagers } from '../support/two-managers.ts'
import { UNKNOWN_MANAGER_ARN } from '../support/unknown-ids.ts'

// a user without sessions in the ready account
const PAT = { ...OWNER, userId: 'pat' }

describeTargets('ListPaymentSessions', (target) => {
  it('answers summaries without limits, and no token for one page', async () => {
    const { client, bodies } = await target.start()
    const paymentSessionId = await createSession(client, PAT)
    const { paymentSession } = JSON.parse(bodies[0] as string)

    const output = await client.listPaymentSessions(PAT)

    expect(output.$metadata.httpStatusCode).toBe(200)
    expect(JSON.parse(bodies[1] as string)).toStrictEqual({
      paymentSessions: [
        {
          paymentSessionId,
          ...PAT,
          expiryTimeInMinutes: 60,
          createdAt: paymentSession.createdAt,
          updatedAt: paymentSession.updatedAt,
        },
      ],
    })
  })

  it('answers an empty list to a user without sessions', async () => {
    const { client, bodies } = await target.start()

    await client.listPaymentSessions(PAT)

    expect(bodies).toEqual(['{"paymentSessions":[]}'])
  })

  it("lists the caller's own sessions in the order of their creation", async () => {
    const { client } = await target.start()
    const own = await createSessions(client, 3)
    await createSession(client, { ...OWNER, userId: 'quinn' })
    own.push(await createSession(client, PAT))

    expect(idsOf(await client.listPaymentSessions(PAT))).toEqual(own)
  })

  it("leaves out another manager's sessions", async () => {
    const { client } = await target.start({ scenario: twoManagers })
    const { paymentManagerArn } = OTHER_MANAGER
    const here = await createSession(client, PAT)
    const there = await createSession(client, { ...PAT, paymentManagerArn })

    expect(idsOf(await client.listPaymentSessions(PAT))).toEqual([here])
    expect(
      idsOf(await client.listPaymentSessions({ ...PAT, paymentManagerArn })),
    ).toEqual([there])
  })

  it('leaves out expired sessions', async () => {
    const { client, clock } = await target.start()
    await createSession(client, { ...PAT, expiryTimeInMinutes: 15 })
    const alive = await createSession(client, PAT)
    await clock.advanceBy({ minutes: 15 })

    expect(idsOf(await client.listPaymentSessions(PAT))).toEqual([alive])
  })

  it('keeps expired sessions when the policy says so', async () => {
    const { client, clock } = await target.start({
      policy: { expiredSessions: 'visible' },
    })
    const own = await createSessions(client, 2)
    await clock.advanceBy({ days: 1 })

    expect(idsOf(await client.listPaymentSessions(PAT))).toEqual(own)
  })

  it('denies access to an unknown manager, before anything else is looked at', async () => {
    const { client } = await target.start()

    await expectRefusal(
      client.listPaymentSessions({
        paymentManagerArn: UNKNOWN_MANAGER_ARN,
        maxResults: 0,
      }),
      AccessDeniedException,
      'Payment manager not found',
    )
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

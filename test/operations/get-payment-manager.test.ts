import { ResourceNotFoundException } from '@aws-sdk/client-bedrock-agentcore-control'
import { expect, it } from 'vitest'
import {
  managerInput,
  READY_MANAGER_ID,
  ROLE_ARN,
} from '../support/control-inputs.ts'
import { describeTargets } from '../support/describe-targets.ts'
import { expectRefusal } from '../support/refusal.ts'
import { UNKNOWN_MANAGER_ID } from '../support/unknown-ids.ts'

describeTargets('GetPaymentManager', (target) => {
  it('answers all that the creation was told but its tags, and that it is READY', async () => {
    const { control } = await target.start()
    const input = managerInput({ description: 'Shop' })
    const created = await control.createPaymentManager({
      ...input,
      tags: { a: 'b' },
    })
    const { paymentManagerId, createdAt } = created

    const output = await control.getPaymentManager({ paymentManagerId })

    expect(output).toMatchObject({
      ...input,
      $metadata: { httpStatusCode: 200 },
      paymentManagerArn: created.paymentManagerArn,
      workloadIdentityDetails: created.workloadIdentityDetails,
      status: 'READY',
      createdAt,
      lastUpdatedAt: createdAt,
    })
    expect(output).not.toHaveProperty('tags')
  })

  it('answers a manager of a scenario', async () => {
    const { control, bodies } = await target.start()

    await control.getPaymentManager({ paymentManagerId: READY_MANAGER_ID })

    expect(JSON.parse(bodies[0] as string)).toStrictEqual({
      paymentManagerArn: expect.stringMatching(/ready-a1b2c3d4e5$/),
      paymentManagerId: READY_MANAGER_ID,
      name: 'ready',
      authorizerType: 'AWS_IAM',
      roleArn: ROLE_ARN.replace('Payments', 'AgentCorePayments'),
      workloadIdentityDetails: { workloadIdentityArn: expect.any(String) },
      createdAt: expect.any(String),
      lastUpdatedAt: expect.any(String),
      status: 'READY',
    })
  })

  it('does not find one that never was', async () => {
    const { control } = await target.start()

    await expectRefusal(
      control.getPaymentManager({ paymentManagerId: UNKNOWN_MANAGER_ID }),
      ResourceNotFoundException,
      `Payment manager not found: ${UNKNOWN_MANAGER_ID}`,
    )
  })
})

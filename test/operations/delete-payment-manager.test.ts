import {
  ConflictException,
  ResourceNotFoundException,
} from '@aws-sdk/client-bedrock-agentcore-control'
import { expect, it } from 'vitest'
import { managerInput, READY_MANAGER_ID } from '../support/control-inputs.ts'
import { describeTargets } from '../support/describe-targets.ts'
import { createSession } from '../support/ready-inputs.ts'
import { expectRefusal } from '../support/refusal.ts'

describeTargets('DeletePaymentManager', (target) => {
  it('answers 202 and DELETING; then it is gone', async () => {
    const { control, bodies } = await target.start()
    const { paymentManagerId } =
      await control.createPaymentManager(managerInput())

    const output = await control.deletePaymentManager({ paymentManagerId })

    expect(output.$metadata.httpStatusCode).toBe(202)
    expect(JSON.parse(bodies[1] as string)).toStrictEqual({
      status: 'DELETING',
      paymentManagerId,
    })
    await expectRefusal(
      control.getPaymentManager({ paymentManagerId }),
      ResourceNotFoundException,
      `Payment manager not found: ${paymentManagerId}`,
    )
    await expectRefusal(
      control.deletePaymentManager({ paymentManagerId }),
      ResourceNotFoundException,
      `Payment manager not found: ${paymentManagerId}`,
    )
  })

  it('refuses one that has connectors', async () => {
    const { control } = await target.start()

    await expectRefusal(
      control.deletePaymentManager({ paymentManagerId: READY_MANAGER_ID }),
      ConflictException,
      `Payment manager ${READY_MANAGER_ID} cannot be deleted: it has payment connectors`,
    )

    const { status } = await control.getPaymentManager({
      paymentManagerId: READY_MANAGER_ID,
    })
    expect(status).toBe('READY')
  })

  it('takes its sessions along', async () => {
    const { client, control, mock } = await target.start()
    const { paymentManagerId, paymentManagerArn } =
      await control.createPaymentManager(managerInput())
    const paymentSessionId = await createSession(client, { paymentManagerArn })

    await control.deletePaymentManager({ paymentManagerId })

    expect(
      mock.db.paymentSession.count({
        where: { paymentSessionId: { equals: paymentSessionId } },
      }),
    ).toBe(0)
    mock.checkInvariants()
  })

  it('is not taken as new again by the policy that accepts unknown managers', async () => {
    const { client, control } = await target.start({
      policy: { unknownManagers: 'accept' },
    })
    const { paymentManagerId, paymentManagerArn } =
      await control.createPaymentManager(managerInput())
    await control.deletePaymentManager({ paymentManagerId })

    await expect(
      createSession(client, { paymentManagerArn }),
    ).rejects.toMatchObject({
      message: 'Payment manager not found',
    })
  })

  it('refuses a second deletion while the first is under way, and allows one after it failed', async () => {
    const { control, mock } = await target.start({
      policy: { transitions: { paymentManager: 'manual' } },
    })
    const { paymentManagerId = '' } =
      await control.createPaymentManager(managerInput())
    await expectRefusal(
      control.deletePaymentManager({ paymentManagerId }),
      ConflictException,
      `Payment manager ${paymentManagerId} cannot be deleted in status CREATING`,
    )
    mock.transitions.fail(paymentManagerId)
    await control.deletePaymentManager({ paymentManagerId })
    await expectRefusal(
      control.deletePaymentManager({ paymentManagerId }),
      ConflictException,
      `Payment manager ${paymentManagerId} cannot be deleted in status DELETING`,
    )
    mock.transitions.fail(paymentManagerId)
    const { status } = await control.getPaymentManager({ paymentManagerId })
    expect(status).toBe('DELETE_FAILED')
    await control.deletePaymentManager({ paymentManagerId })
  })

  it('answers a repeated call with the answer of the first, when it is gone too', async () => {
    const { control, bodies } = await target.start()
    const { paymentManagerId } =
      await control.createPaymentManager(managerInput())
    const clientToken = 'delete-manager-0123456789-0123456789'

    await control.deletePaymentManager({ paymentManagerId, clientToken })
    await control.deletePaymentManager({ paymentManagerId, clientToken })

    expect(bodies[2]).toBe(bodies[1])
  })
})

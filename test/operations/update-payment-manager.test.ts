import {
  ConflictException,
  ResourceNotFoundException,
  ValidationException,
} from '@aws-sdk/client-bedrock-agentcore-control'
import { expect, it } from 'vitest'
import { READY_MANAGER_ID } from '../support/control-inputs.ts'
import { describeTargets } from '../support/describe-targets.ts'
import { expectRefusal } from '../support/refusal.ts'
import { UNKNOWN_MANAGER_ID } from '../support/unknown-ids.ts'

const ready = { paymentManagerId: READY_MANAGER_ID }

describeTargets('UpdatePaymentManager', (target) => {
  it('answers 202 and READY, with what was changed and the rest as it was', async () => {
    const { control, bodies, clock } = await target.start()
    const before = await control.getPaymentManager(ready)
    await clock.advanceBy({ minutes: 5 })

    const output = await control.updatePaymentManager({
      ...ready,
      description: 'Other words',
    })

    expect(output.$metadata.httpStatusCode).toBe(202)
    expect(Object.keys(JSON.parse(bodies[1] as string)).sort()).toEqual([
      'authorizerType',
      'lastUpdatedAt',
      'name',
      'paymentManagerArn',
      'paymentManagerId',
      'roleArn',
      'status',
      'workloadIdentityDetails',
    ])
    expect(output.status).toBe('READY')
    const { $metadata: _, ...after } = await control.getPaymentManager(ready)
    const { $metadata: __, ...unchanged } = before
    expect(after).toEqual({
      ...unchanged,
      description: 'Other words',
      lastUpdatedAt: output.lastUpdatedAt,
    })
    expect(Number(after.lastUpdatedAt)).toBe(
      Number(before.lastUpdatedAt) + 300_000,
    )
  })

  it('refuses a role of another account, and changes nothing', async () => {
    const { control } = await target.start()

    await expectRefusal(
      control.updatePaymentManager({
        ...ready,
        description: 'Other words',
        roleArn: 'arn:aws:iam::111122223333:role/Payments',
      }),
      ValidationException,
      'roleArn must belong to your account',
    )

    const { description } = await control.getPaymentManager(ready)
    expect(description).toBeUndefined()
  })

  it('refuses to become CUSTOM_JWT without a configuration', async () => {
    const { control } = await target.start()

    await expectRefusal(
      control.updatePaymentManager({ ...ready, authorizerType: 'CUSTOM_JWT' }),
      ValidationException,
      'authorizerConfiguration is required when authorizerType is CUSTOM_JWT',
    )
  })

  it('is refused while another update is under way, and possible after it failed', async () => {
    const { control, mock } = await target.start({
      policy: { transitions: { paymentManager: 'manual' } },
    })
    await control.updatePaymentManager(ready)

    await expectRefusal(
      control.updatePaymentManager(ready),
      ConflictException,
      `Payment manager ${READY_MANAGER_ID} cannot be updated in status UPDATING`,
    )

    mock.transitions.fail(READY_MANAGER_ID, 'No such key')
    const { status } = await control.getPaymentManager(ready)
    expect(status).toBe('UPDATE_FAILED')
    expect(mock.db.paymentManager.getAll()[0]?.statusReason).toBe('No such key')
    await control.updatePaymentManager(ready)
    mock.transitions.complete(READY_MANAGER_ID)
    expect((await control.getPaymentManager(ready)).status).toBe('READY')
  })

  it('answers a repeated call with the answer of the first', async () => {
    const { control, bodies } = await target.start()
    const clientToken = 'update-manager-0123456789-0123456789'

    await control.updatePaymentManager({ ...ready, clientToken })
    await control.updatePaymentManager({ ...ready, clientToken })

    expect(bodies[1]).toBe(bodies[0])
  })

  it('does not find a manager that never was', async () => {
    const { control } = await target.start()

    await expectRefusal(
      control.updatePaymentManager({ paymentManagerId: UNKNOWN_MANAGER_ID }),
      ResourceNotFoundException,
      `Payment manager not found: ${UNKNOWN_MANAGER_ID}`,
    )
  })
})

import { ValidationException } from '@aws-sdk/client-bedrock-agentcore-control'
import { expect, it } from 'vitest'
import { managerInput, READY_MANAGER_ID } from '../support/control-inputs.ts'
import { describeTargets } from '../support/describe-targets.ts'
import { expectRefusal } from '../support/refusal.ts'

const POLICY = { rolePropagation: { after: { seconds: 10 } } } as const
const ROLES = 'arn:aws:iam::123456789012:role/'
const TEXT = 'The execution role is missing the required permission'

describeTargets('a role that has not spread yet', (target) => {
  it('is refused until its time is over, counted from the first call', async () => {
    const { control, clock } = await target.start({ policy: POLICY })
    const create = () => control.createPaymentManager(managerInput())
    await expectRefusal(create(), ValidationException, TEXT)
    await clock.advanceBy({ seconds: 9 })
    await expectRefusal(create(), ValidationException, TEXT)
    await clock.advanceBy({ seconds: 1 })
    expect(await create()).toMatchObject({ status: 'READY' })
  })

  it('is refused by an update as well, and each role has a time of its own', async () => {
    const { control, clock } = await target.start({ policy: POLICY })
    const update = (name: string) =>
      control.updatePaymentManager({
        paymentManagerId: READY_MANAGER_ID,
        roleArn: ROLES + name,
      })
    await expectRefusal(update('First'), ValidationException, TEXT)
    await clock.advanceBy({ seconds: 10 })
    await expectRefusal(update('Second'), ValidationException, TEXT)
    expect(await update('First')).toMatchObject({ roleArn: `${ROLES}First` })
  })

  it('is no role that a manager has', async () => {
    const { control } = await target.start({ policy: POLICY })
    const { roleArn } = await control.getPaymentManager({
      paymentManagerId: READY_MANAGER_ID,
    })
    await control.createPaymentManager(managerInput({ roleArn }))
    // without a role nothing is named
    await control.updatePaymentManager({
      paymentManagerId: READY_MANAGER_ID,
      description: 'The same role',
    })
  })

  it('is taken at once by default', async () => {
    const { control } = await target.start()
    await control.createPaymentManager(managerInput())
  })

  it('is refused again with its client token, and binds none', async () => {
    const { control, clock } = await target.start({ policy: POLICY })
    const clientToken = 'role-propagation-0123456789-0123456789'
    const create = () =>
      control.createPaymentManager(managerInput({ clientToken }))
    await expectRefusal(create(), ValidationException, TEXT)
    await expectRefusal(create(), ValidationException, TEXT)
    await clock.advanceBy({ seconds: 10 })
    const { paymentManagerId } = await create()
    expect(await create()).toMatchObject({ paymentManagerId })
  })
})

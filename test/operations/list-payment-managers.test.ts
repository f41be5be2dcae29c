import { ValidationException } from '@aws-sdk/client-bedrock-agentcore-control'
import { expect, it } from 'vitest'
import { managerInput } from '../support/control-inputs.ts'
import { describeTargets } from '../support/describe-targets.ts'
import { expectRefusal } from '../support/refusal.ts'

describeTargets('ListPaymentManagers', (target) => {
  it('lists every manager ordered by id, with the members of a summary', async () => {
    const { control, bodies } = await target.start()
    await control.createPaymentManager(managerInput({ description: 'Shop' }))
    await control.createPaymentManager(managerInput({ name: 'Bazaar' }))

    const output = await control.listPaymentManagers({})

    expect(output.$metadata.httpStatusCode).toBe(200)
    expect(output.paymentManagers?.map(({ name }) => name)).toEqual([
      'Bazaar',
      'ready',
      'Shop',
    ])
    const { paymentManagers } = JSON.parse(bodies[2] as string)
    expect(Object.keys(paymentManagers[2]).sort()).toEqual([
      'authorizerType',
      'createdAt',
      'description',
      'lastUpdatedAt',
      'name',
      'paymentManagerArn',
      'paymentManagerId',
      'roleArn',
      'status',
    ])
    expect(output.nextToken).toBeUndefined()
  })

  it('goes on where a page ended', async () => {
    const { control } = await target.start()
    for (const name of ['Z', 'A']) {
      await control.createPaymentManager(managerInput({ name }))
    }

    const first = await control.listPaymentManagers({ maxResults: 2 })
    const { nextToken } = first
    const second = await control.listPaymentManagers({ nextToken })

    expect(first.paymentManagers).toHaveLength(2)
    expect(second.paymentManagers?.map(({ name }) => name)).toEqual(['Z'])
    expect(second.nextToken).toBeUndefined()
  })

  it.each([0, 101])('refuses pages of %i', async (maxResults) => {
    const { control } = await target.start()

    const bound =
      maxResults === 0
        ? 'greater than or equal to 1'
        : 'less than or equal to 100'
    await expectRefusal(
      control.listPaymentManagers({ maxResults }),
      ValidationException,
      `1 validation error detected: Value at 'maxResults' failed to satisfy constraint: Member must have value ${bound}`,
    )
  })

  it('refuses a token that it did not give out', async () => {
    const { control } = await target.start()

    await expectRefusal(
      control.listPaymentManagers({ nextToken: 'made-up' }),
      ValidationException,
      'Invalid nextToken',
    )
  })
})

import { ValidationException } from '@aws-sdk/client-bedrock-agentcore-control'
import { expect, it } from 'vitest'
import {
  connectorInput,
  createConnector,
  managerInput,
  READY_MANAGER_ID,
} from '../support/control-inputs.ts'
import { describeTargets } from '../support/describe-targets.ts'
import { expectRefusal } from '../support/refusal.ts'
import { UNKNOWN_MANAGER_ID } from '../support/unknown-ids.ts'

const ready = { paymentManagerId: READY_MANAGER_ID }

describeTargets('ListPaymentConnectors', (target) => {
  it("lists a manager's connectors ordered by id, with the four members of a summary", async () => {
    const { control, bodies } = await target.start()
    await createConnector(control, connectorInput({ name: 'Agents' }))

    const output = await control.listPaymentConnectors(ready)

    expect(output.$metadata.httpStatusCode).toBe(200)
    expect(output.paymentConnectors?.map(({ name }) => name)).toEqual([
      'Agents',
      'coinbase',
      'privy',
    ])
    const { paymentConnectors } = JSON.parse(bodies[1] as string)
    expect(Object.keys(paymentConnectors[0]).sort()).toEqual([
      'name',
      'paymentConnectorId',
      'status',
      'type',
    ])
  })

  it('lists none of another manager', async () => {
    const { control } = await target.start()
    const { paymentManagerId } =
      await control.createPaymentManager(managerInput())

    const { paymentConnectors } = await control.listPaymentConnectors({
      paymentManagerId,
    })

    expect(paymentConnectors).toEqual([])
  })

  it('goes on where a page ended', async () => {
    const { control } = await target.start()

    const { nextToken } = await control.listPaymentConnectors({
      ...ready,
      maxResults: 1,
    })
    const { paymentConnectors } = await control.listPaymentConnectors({
      ...ready,
      nextToken,
    })

    expect(paymentConnectors?.map(({ name }) => name)).toEqual(['privy'])
  })

  it("refuses another manager's token", async () => {
    const { control } = await target.start()
    const { paymentManagerId } =
      await control.createPaymentManager(managerInput())
    const { nextToken } = await control.listPaymentConnectors({
      ...ready,
      maxResults: 1,
    })

    await expectRefusal(
      control.listPaymentConnectors({ paymentManagerId, nextToken }),
      ValidationException,
      'Invalid nextToken',
    )
  })

  it('refuses an unknown manager as invalid, as the operation models no 404', async () => {
    const { control } = await target.start()

    await expectRefusal(
      control.listPaymentConnectors({ paymentManagerId: UNKNOWN_MANAGER_ID }),
      ValidationException,
      `Payment manager not found: ${UNKNOWN_MANAGER_ID}`,
    )
  })
})

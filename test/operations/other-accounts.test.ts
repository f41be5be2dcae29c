import {
  AccessDeniedException,
  ResourceNotFoundException,
  type BedrockAgentCore,
} from '@aws-sdk/client-bedrock-agentcore'
import {
  ResourceNotFoundException as ControlResourceNotFoundException,
  type BedrockAgentCoreControl,
} from '@aws-sdk/client-bedrock-agentcore-control'
import { expect, it } from 'vitest'
import { multiTenant } from '../../src/entries/fixtures.ts'
import { createPaymentsMock, type Scenario } from '../../src/entries/index.ts'
import { managerInput, READY_MANAGER_ID } from '../support/control-inputs.ts'
import { describeTargets } from '../support/describe-targets.ts'
import { createSession, OWNER } from '../support/ready-inputs.ts'
import { expectRefusal } from '../support/refusal.ts'

const { tenantAccountId, tenantPaymentManagerArn, tenantPaymentSessionId } =
  multiTenant.ids
const tenantManagerId = tenantPaymentManagerArn.split('/')[1] as string

// the same two accounts, both with managers that IAM guards
const twoAccounts = {
  ...multiTenant,
  name: 'twoAccounts',
  paymentManagers: multiTenant.paymentManagers.map(({ paymentManagerArn }) => ({
    paymentManagerArn,
  })),
} satisfies Scenario

/** Lets a client sign with an access key ID that names its account. */
function signIn(
  client: BedrockAgentCore | BedrockAgentCoreControl,
  accessKeyId: string,
): void {
  client.config.credentials = async () => ({
    accessKeyId,
    secretAccessKey: 'test',
  })
}

describeTargets('A manager of another account', (target) => {
  it('is denied to lists and creations, and not found by gets', async () => {
    const { client } = await target.start({ scenario: twoAccounts })
    const tenant = { ...OWNER, paymentManagerArn: tenantPaymentManagerArn }

    await expectRefusal(
      client.listPaymentSessions(tenant),
      AccessDeniedException,
      'Payment manager not found',
    )
    await expectRefusal(
      client.createPaymentSession({ ...tenant, expiryTimeInMinutes: 15 }),
      AccessDeniedException,
      'Payment manager not found',
    )
    await expectRefusal(
      client.getPaymentSession({
        ...tenant,
        userId: 'carol',
        paymentSessionId: tenantPaymentSessionId,
      }),
      ResourceNotFoundException,
      `Payment manager not found: ${tenantManagerId}`,
    )
  })

  it('is not found by the control plane, without its id, and lists no connectors', async () => {
    const { control } = await target.start({ scenario: twoAccounts })

    await expectRefusal(
      control.getPaymentManager({ paymentManagerId: tenantManagerId }),
      ControlResourceNotFoundException,
      'Payment manager not found',
    )
    const { paymentConnectors } = await control.listPaymentConnectors({
      paymentManagerId: tenantManagerId,
    })
    expect(paymentConnectors).toEqual([])
    const { paymentManagers } = await control.listPaymentManagers({})
    expect(
      paymentManagers?.map(({ paymentManagerId }) => paymentManagerId),
    ).toEqual([READY_MANAGER_ID])
  })

  it('is there for a caller whose access key ID is its account', async () => {
    const { client, control } = await target.start({ scenario: twoAccounts })
    signIn(client, tenantAccountId)
    signIn(control, tenantAccountId)

    await createSession(client, { paymentManagerArn: tenantPaymentManagerArn })
    const { paymentManagers } = await control.listPaymentManagers({})
    expect(
      paymentManagers?.map(({ paymentManagerId }) => paymentManagerId),
    ).toEqual([tenantManagerId])
    const made = await control.createPaymentManager(
      managerInput({
        roleArn: `arn:aws:iam::${tenantAccountId}:role/Payments`,
      }),
    )
    expect(made.paymentManagerArn).toContain(`:${tenantAccountId}:`)
  })

  it("is everybody's own in a scenario that has no other account", async () => {
    const scenario: Scenario = {
      name: 'elsewhere',
      description: 'One manager of another account',
      paymentManagers: [{ paymentManagerArn: tenantPaymentManagerArn }],
    }
    const { client } = await target.start({ scenario })

    await createSession(client, { paymentManagerArn: tenantPaymentManagerArn })
  })

  it('is taken as it comes when the policy accepts unknown managers', async () => {
    const { client } = await target.start({
      policy: { unknownManagers: 'accept' },
    })

    await createSession(client, { paymentManagerArn: tenantPaymentManagerArn })
  })
})

it('says in the journal which account was asked', async () => {
  const mock = createPaymentsMock({ scenario: twoAccounts })
  await mock.fetch(
    new Request('http://localhost/payments/listPaymentSessions', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ paymentManagerArn: tenantPaymentManagerArn }),
    }),
  )
  expect(mock.journal.entries().at(-1)?.hints).toEqual([
    `The manager ${tenantManagerId} belongs to account ${tenantAccountId}, the call was made in 123456789012`,
  ])
})

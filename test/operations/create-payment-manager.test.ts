import {
  ConflictException,
  ServiceQuotaExceededException,
  ValidationException,
} from '@aws-sdk/client-bedrock-agentcore-control'
import { describe, expect, it } from 'vitest'
import { managerInput, ROLE_ARN } from '../support/control-inputs.ts'
import { describeTargets } from '../support/describe-targets.ts'
import { OWNER, sessionInput } from '../support/ready-inputs.ts'
import { expectRefusal } from '../support/refusal.ts'

const TOKEN = 'create-manager-0123456789-0123456789'

describeTargets('CreatePaymentManager', (target) => {
  it('answers 202 and exactly the recorded members, READY at once', async () => {
    const { control, bodies, clock } = await target.start()
    const at = (await clock.now()).toISOString()

    const output = await control.createPaymentManager(
      managerInput({
        description: 'All that the shop pays - 店の支払い。',
        tags: { team: 'shop' },
        kmsKeyArn:
          'arn:aws:kms:us-east-1:123456789012:key/12345678-1234-1234-1234-123456789012',
      }),
    )

    expect(output.$metadata.httpStatusCode).toBe(202)
    const arn =
      /^arn:aws:bedrock-agentcore:us-east-1:123456789012:payment-manager\/shop-[a-z\d]{10}$/
    expect(JSON.parse(bodies[0] as string)).toStrictEqual({
      paymentManagerArn: expect.stringMatching(arn),
      paymentManagerId: output.paymentManagerArn?.split('/')[1],
      name: 'Shop',
      authorizerType: 'AWS_IAM',
      roleArn: ROLE_ARN,
      kmsKeyArn:
        'arn:aws:kms:us-east-1:123456789012:key/12345678-1234-1234-1234-123456789012',
      workloadIdentityDetails: {
        workloadIdentityArn: expect.stringContaining('workload-identity/shop-'),
      },
      createdAt: at,
      status: 'READY',
      tags: { team: 'shop' },
    })
  })

  it('makes a manager that sessions can be opened at', async () => {
    const { client, control } = await target.start()
    const { paymentManagerArn } =
      await control.createPaymentManager(managerInput())

    const { paymentSession } = await client.createPaymentSession(
      sessionInput({ paymentManagerArn }),
    )

    expect(paymentSession?.paymentManagerArn).toBe(paymentManagerArn)
  })

  it('refuses a name that is taken', async () => {
    const { control } = await target.start()
    await control.createPaymentManager(managerInput())

    await expectRefusal(
      control.createPaymentManager(managerInput()),
      ConflictException,
      'Payment manager already exists: Shop',
    )
  })

  it('refuses a manager above the quota, and has room again after a deletion', async () => {
    const { control } = await target.start()
    const ids: (string | undefined)[] = []
    for (const name of ['A', 'B', 'C', 'D']) {
      const { paymentManagerId } = await control.createPaymentManager(
        managerInput({ name }),
      )
      ids.push(paymentManagerId)
    }

    await expectRefusal(
      control.createPaymentManager(managerInput()),
      ServiceQuotaExceededException,
      'maxManagers limit exceeded for account 123456789012',
    )

    await control.deletePaymentManager({ paymentManagerId: ids[0] })
    await control.createPaymentManager(managerInput())
  })

  it('has another quota when the policy says so', async () => {
    const { control } = await target.start({ policy: { maxManagers: 1 } })

    await expectRefusal(
      control.createPaymentManager(managerInput()),
      ServiceQuotaExceededException,
      'maxManagers limit exceeded for account 123456789012',
    )
  })

  it.each([
    ['arn:aws:iam:::role/Payments', 'roleArn must contain a valid account ID'],
    [
      'arn:aws:iam::111122223333:role/Payments',
      'roleArn must belong to your account',
    ],
    [
      'arn:aws:iam::123456789012:role/a b',
      'Invalid role ARN: arn:aws:iam::123456789012:role/a b',
    ],
  ])('refuses the role %s', async (roleArn, message) => {
    const { control } = await target.start()

    const { fieldList } = await expectRefusal(
      control.createPaymentManager(managerInput({ roleArn })),
      ValidationException,
      message,
    )

    expect(fieldList?.map(({ name }) => name)).toEqual(['roleArn'])
    const { paymentManagers } = await control.listPaymentManagers({})
    expect(paymentManagers).toHaveLength(1)
  })

  it('refuses CUSTOM_JWT without a configuration', async () => {
    const { control } = await target.start()

    await expectRefusal(
      control.createPaymentManager(
        managerInput({ authorizerType: 'CUSTOM_JWT' }),
      ),
      ValidationException,
      'authorizerConfiguration is required when authorizerType is CUSTOM_JWT',
    )
  })

  describe('client token', () => {
    it('answers a repeated call with the manager of the first, as it was', async () => {
      const { control, bodies } = await target.start()
      const input = managerInput({ clientToken: TOKEN })

      await control.createPaymentManager(input)
      await control.createPaymentManager(input)

      expect(bodies[1]).toBe(bodies[0])
      const { paymentManagers } = await control.listPaymentManagers({})
      expect(paymentManagers).toHaveLength(2)
    })

    it('refuses other parameters with the same token', async () => {
      const { control } = await target.start()
      await control.createPaymentManager(managerInput({ clientToken: TOKEN }))

      await expectRefusal(
        control.createPaymentManager(
          managerInput({ clientToken: TOKEN, name: 'Other' }),
        ),
        ConflictException,
        'Client token already used with different parameters',
      )
    })
  })

  it('refuses sessions until it is READY', async () => {
    const { client, control, mock } = await target.start({
      policy: { transitions: { paymentManager: 'manual' } },
    })
    const { paymentManagerArn, paymentManagerId = '' } =
      await control.createPaymentManager(managerInput())
    const input = { ...OWNER, paymentManagerArn, expiryTimeInMinutes: 15 }

    const refusal = await client
      .createPaymentSession(input)
      .catch((error: unknown) => error)
    expect(refusal).toMatchObject({
      name: 'ValidationException',
      message: `Payment manager is not active: ${paymentManagerId}`,
    })

    mock.transitions.complete(paymentManagerId)
    await client.createPaymentSession(input)
  })
})

import { ResourceNotFoundException } from '@aws-sdk/client-bedrock-agentcore-control'
import { expect, it } from 'vitest'
import { readyAccount } from '../../src/entries/fixtures.ts'
import { describeTargets } from '../support/describe-targets.ts'
import { coinbaseInput } from '../support/provider-inputs.ts'
import { expectRefusal } from '../support/refusal.ts'

describeTargets('GetPaymentCredentialProvider', (target) => {
  it('answers what its creation did, its times in epoch seconds with milliseconds, and its tags', async () => {
    const { control, clock, bodies } = await target.start()
    const now = await clock.now()
    const { $metadata: _, ...created } =
      await control.createPaymentCredentialProvider(
        coinbaseInput({ tags: { team: 'shop', empty: '' } }),
      )
    await clock.advanceBy({ minutes: 1 })

    const { $metadata, ...output } = await control.getPaymentCredentialProvider(
      {
        name: 'shop-coinbase',
      },
    )

    const createdTime = now.getTime() / 1000
    expect(createdTime % 1).not.toBe(0)
    expect($metadata.httpStatusCode).toBe(200)
    expect(output).toEqual({
      ...created,
      createdTime: new Date(createdTime * 1000),
      lastUpdatedTime: new Date(createdTime * 1000),
      tags: { team: 'shop', empty: '' },
    })
    expect(JSON.parse(bodies[1] as string)).toMatchObject({
      createdTime,
      lastUpdatedTime: createdTime,
    })
  })

  it('tells of a provider that a scenario made', async () => {
    const { control } = await target.start()

    const output = await control.getPaymentCredentialProvider({
      name: readyAccount.ids.privyCredentialProviderName,
    })

    expect(output).toMatchObject({
      credentialProviderVendor: 'StripePrivy',
      providerConfigurationOutput: {
        stripePrivyConfiguration: { appSecretSource: 'MANAGED' },
      },
    })
    expect(output.tags).toBeUndefined()
  })

  it('does not find an unknown provider', async () => {
    const { control } = await target.start()

    await expectRefusal(
      control.getPaymentCredentialProvider({ name: 'nobody' }),
      ResourceNotFoundException,
      'PaymentCredentialProvider not found',
    )
  })
})

import { ValidationException } from '@aws-sdk/client-bedrock-agentcore-control'
import { expect, it } from 'vitest'
import { emptyAccount } from '../../src/entries/fixtures.ts'
import { describeTargets } from '../support/describe-targets.ts'
import {
  coinbaseInput,
  namesOfProviders,
  privyInput,
} from '../support/provider-inputs.ts'
import { expectRefusal } from '../support/refusal.ts'

describeTargets('ListPaymentCredentialProviders', (target) => {
  it('answers all of them ordered by name, without their configuration', async () => {
    const { control, bodies } = await target.start({ scenario: emptyAccount })
    await control.createPaymentCredentialProvider(privyInput())
    await control.createPaymentCredentialProvider(coinbaseInput())

    const output = await control.listPaymentCredentialProviders({})

    expect(output.$metadata.httpStatusCode).toBe(200)
    const { credentialProviders } = JSON.parse(bodies[2] as string)
    expect(credentialProviders).toEqual([
      expect.objectContaining({ name: 'shop-coinbase' }),
      {
        name: 'shop-privy',
        credentialProviderVendor: 'StripePrivy',
        credentialProviderArn: expect.stringMatching(/shop-privy$/),
        createdTime: expect.any(Number),
        lastUpdatedTime: expect.any(Number),
      },
    ])
  })

  it('puts capitals before lower case, and a dash before both', async () => {
    const { control } = await target.start({ scenario: emptyAccount })
    for (const name of ['aB', 'b', 'B', 'a-b', 'a']) {
      await control.createPaymentCredentialProvider(coinbaseInput({ name }))
    }

    expect(await namesOfProviders(control)).toEqual([
      ['B', 'a', 'a-b', 'aB', 'b'],
    ])
  })

  it('gives out a token that is padded base64 of JSON', async () => {
    const { control } = await target.start()

    const { nextToken = '' } = await control.listPaymentCredentialProviders({
      maxResults: 1,
    })

    expect(nextToken).toMatch(/^[\dA-Za-z+/]+={0,2}$/)
    expect(nextToken.length % 4).toBe(0)
    expect(Buffer.from(nextToken, 'base64').toString()).toMatch(
      /^\{.*ready-coinbase.*\}$/s,
    )
  })

  it('neither repeats nor skips a provider while others come and go', async () => {
    const { control } = await target.start({ scenario: emptyAccount })
    for (const name of ['b', 'd', 'f', 'h']) {
      await control.createPaymentCredentialProvider(coinbaseInput({ name }))
    }
    const first = await control.listPaymentCredentialProviders({
      maxResults: 2,
    })

    await control.createPaymentCredentialProvider(coinbaseInput({ name: 'a' }))
    await control.createPaymentCredentialProvider(coinbaseInput({ name: 'e' }))
    await control.deletePaymentCredentialProvider({ name: 'd' })
    const { nextToken } = first
    const second = await control.listPaymentCredentialProviders({ nextToken })

    const namesOf = (page: typeof first) =>
      page.credentialProviders?.map(({ name }) => name)
    expect(namesOf(first)).toEqual(['b', 'd'])
    expect(namesOf(second)).toEqual(['e', 'f', 'h'])
  })

  it('is empty in an empty account', async () => {
    const { control, bodies } = await target.start({ scenario: emptyAccount })
    await control.listPaymentCredentialProviders({})
    expect(bodies).toEqual(['{"credentialProviders":[]}'])
  })

  it('comes in pages, of at most 20', async () => {
    const { control } = await target.start({ scenario: emptyAccount })
    const names = Array.from(
      { length: 23 },
      (_, index) => `provider-${index + 10}`,
    )
    for (const name of names) {
      await control.createPaymentCredentialProvider(coinbaseInput({ name }))
    }

    expect(await namesOfProviders(control)).toEqual([
      names.slice(0, 20),
      names.slice(20),
    ])
    expect(await namesOfProviders(control, 10)).toEqual([
      names.slice(0, 10),
      names.slice(10, 20),
      names.slice(20),
    ])
  })

  it('refuses a token that it did not give out', async () => {
    const { control } = await target.start()

    await expectRefusal(
      control.listPaymentCredentialProviders({ nextToken: 'mine' }),
      ValidationException,
      'Invalid nextToken',
    )
  })
})

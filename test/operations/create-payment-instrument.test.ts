import {
  AccessDeniedException,
  ConflictException,
  InternalServerException,
  ValidationException,
  type CryptoWalletNetwork,
  type LinkedAccount,
} from '@aws-sdk/client-bedrock-agentcore'
import { getAddress } from 'ethers'
import { describe, expect, it } from 'vitest'
import { readyAccount } from '../../src/entries/fixtures.ts'
import { WALLET_PAGE } from '../support/consent-address.ts'
import { describeTargets } from '../support/describe-targets.ts'
import {
  createInstrument,
  INSTRUMENT_OWNER,
  instrumentInput,
  OWNER,
  walletOf,
} from '../support/ready-inputs.ts'
import { expectRefusal } from '../support/refusal.ts'
import {
  UNKNOWN_CONNECTOR_ID,
  UNKNOWN_MANAGER_ARN,
} from '../support/unknown-ids.ts'

const TOKEN = 'create-instrument-0123456789-0123456789'

describeTargets('CreatePaymentInstrument', (target) => {
  it('answers 201 and exactly the recorded members, active at once', async () => {
    const { client, bodies, clock } = await target.start()
    const now = await clock.now()
    const at = now.toISOString()

    const output = await client.createPaymentInstrument(instrumentInput())

    expect(output.$metadata.httpStatusCode).toBe(201)
    expect(output.paymentInstrument?.createdAt).toStrictEqual(new Date(at))
    expect(JSON.parse(bodies[0] as string)).toStrictEqual({
      paymentInstrument: {
        paymentInstrumentId: expect.stringMatching(
          /^payment-instrument-[\dA-Za-z]{15}$/,
        ),
        ...INSTRUMENT_OWNER,
        paymentInstrumentType: 'EMBEDDED_CRYPTO_WALLET',
        paymentInstrumentDetails: {
          embeddedCryptoWallet: {
            network: 'ETHEREUM',
            walletAddress: expect.stringMatching(/^0x[\dA-Fa-f]{40}$/),
            redirectUrl: expect.stringMatching(WALLET_PAGE),
          },
        },
        status: 'ACTIVE',
        createdAt: at,
        updatedAt: at,
      },
    })
  })

  it('gives an Ethereum wallet a checksummed address of its own', async () => {
    const { client } = await target.start()

    const outputs = await Promise.all(
      Array.from({ length: 3 }, () =>
        client.createPaymentInstrument(instrumentInput()),
      ),
    )

    const addresses = outputs.map(
      (output) => walletOf(output).walletAddress as string,
    )
    expect(new Set(addresses).size).toBe(3)
    expect(addresses).toEqual(addresses.map((address) => getAddress(address)))
  })

  it('gives a Solana wallet a base58 address', async () => {
    const { client } = await target.start()

    const output = await client.createPaymentInstrument(
      instrumentInput({ paymentInstrumentDetails: wallet('SOLANA') }),
    )

    expect(walletOf(output)).toMatchObject({
      network: 'SOLANA',
      walletAddress: expect.stringMatching(/^[1-9A-HJ-NP-Za-km-z]{32,44}$/),
    })
  })

  it('sends the end user of a Stripe Privy wallet to no hub', async () => {
    const { client, bodies } = await target.start()

    await createInstrument(client, {
      paymentConnectorId: readyAccount.ids.privyPaymentConnectorId,
    })

    const { paymentInstrument } = JSON.parse(bodies[0] as string)
    expect(
      Object.keys(
        paymentInstrument.paymentInstrumentDetails.embeddedCryptoWallet,
      ).sort(),
    ).toEqual(['network', 'walletAddress'])
  })

  it('ignores an address and a URL that the caller sends', async () => {
    const { client } = await target.start()
    const walletAddress = '0x000000000000000000000000000000000000dEaD'
    const redirectUrl = 'https://example.com/elsewhere'

    const output = await client.createPaymentInstrument(
      instrumentInput({
        paymentInstrumentDetails: {
          embeddedCryptoWallet: {
            network: 'ETHEREUM',
            linkedAccounts: [],
            walletAddress,
            redirectUrl,
          },
        },
      }),
    )

    expect(walletOf(output).walletAddress).not.toBe(walletAddress)
    expect(walletOf(output).redirectUrl).not.toBe(redirectUrl)
  })

  describe('linked account', () => {
    const accounts: LinkedAccount[] = [
      { email: { emailAddress: 'pat@example.com' } },
      { sms: { phoneNumber: '+15551234567' } },
      { developerJwt: { kid: 'key-1', sub: 'pat' } },
      { oAuth2: { google: { sub: 'pat', emailAddress: 'pat@example.com' } } },
      { oAuth2: { telegram: { sub: 'pat', username: 'pat', name: 'Pat' } } },
    ]

    it.each(accounts)('%j is kept, but in no reply', async (account) => {
      const { client, bodies, mock } = await target.start()

      const output = await client.createPaymentInstrument(
        instrumentInput({
          paymentInstrumentDetails: wallet('ETHEREUM', [account]),
        }),
      )

      const { paymentInstrumentId = '' } = output.paymentInstrument ?? {}
      await client.getPaymentInstrument({ ...OWNER, paymentInstrumentId })
      expect(bodies).toHaveLength(2)
      for (const body of bodies) expect(body).not.toContain('linkedAccounts')
      const row = mock.db.paymentInstrument.findFirst({
        where: { paymentInstrumentId: { equals: paymentInstrumentId } },
      })
      expect(row?.linkedAccounts).toEqual([account])
    })

    it('is one at most', async () => {
      const { client } = await target.start()

      await expectRefusal(
        client.createPaymentInstrument(
          instrumentInput({
            paymentInstrumentDetails: wallet('ETHEREUM', accounts.slice(0, 2)),
          }),
        ),
        ValidationException,
        "1 validation error detected: Value at 'paymentInstrumentDetails.embeddedCryptoWallet.linkedAccounts' failed to satisfy constraint: Member must have length less than or equal to 1",
      )
    })
  })

  it('denies access to an unknown manager, before anything else is looked at', async () => {
    const { client } = await target.start()
    const { userId: _, ...input } = instrumentInput({
      paymentManagerArn: UNKNOWN_MANAGER_ARN,
      paymentConnectorId: 'none',
    })

    await expectRefusal(
      client.createPaymentInstrument(input),
      AccessDeniedException,
      'Payment manager not found',
    )
  })

  it('fails once delegated signing is off in the project of the connector', async () => {
    const { client, mock } = await target.start()
    mock.consent.deny(readyAccount.ids.paymentConnectorId)

    await expectRefusal(
      client.createPaymentInstrument(instrumentInput()),
      InternalServerException,
      'Failed to create payment instrument',
    )
    expect(mock.journal.entries().at(-1)).toMatchObject({ bug: undefined })
  })

  it('registers an unknown manager and connector when the policy accepts them', async () => {
    const { client, mock } = await target.start({
      policy: { unknownManagers: 'accept' },
    })

    await createInstrument(client, {
      paymentManagerArn: UNKNOWN_MANAGER_ARN,
      paymentConnectorId: UNKNOWN_CONNECTOR_ID,
    })

    expect(
      mock.db.paymentConnector.findFirst({
        where: { paymentConnectorId: { equals: UNKNOWN_CONNECTOR_ID } },
      }),
    ).toMatchObject({ paymentManagerArn: UNKNOWN_MANAGER_ARN })
    mock.checkInvariants()
  })

  describe('user', () => {
    const { userId: _, ...input } = instrumentInput()

    it('may be left out when the policy says so', async () => {
      const { client } = await target.start({ policy: { userId: 'optional' } })

      const output = await client.createPaymentInstrument(input)

      expect(output.paymentInstrument?.status).toBe('ACTIVE')
    })
  })

  describe('client token', () => {
    it('answers a repeated call with the same instrument', async () => {
      const { client, bodies } = await target.start()
      const input = instrumentInput({ clientToken: TOKEN })
      const before = await client.listPaymentInstruments(OWNER)

      await client.createPaymentInstrument(input)
      await client.createPaymentInstrument(input)

      expect(bodies[2]).toBe(bodies[1])
      const after = await client.listPaymentInstruments(OWNER)
      expect(after.paymentInstruments).toHaveLength(
        (before.paymentInstruments?.length ?? 0) + 1,
      )
    })

    it('refuses other parameters with the same token', async () => {
      const { client } = await target.start()
      await createInstrument(client, { clientToken: TOKEN })

      await expectRefusal(
        client.createPaymentInstrument(
          instrumentInput({
            clientToken: TOKEN,
            paymentInstrumentDetails: wallet('SOLANA'),
          }),
        ),
        ConflictException,
        'Client token already used with different parameters',
      )
    })
  })
})

function wallet(
  network: CryptoWalletNetwork,
  linkedAccounts: LinkedAccount[] = [],
) {
  return { embeddedCryptoWallet: { network, linkedAccounts } }
}

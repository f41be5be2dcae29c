import {
  AccessDeniedException,
  ConflictException,
  ValidationException,
} from '@aws-sdk/client-bedrock-agentcore'
import { describe, expect, it } from 'vitest'
import { describeTargets } from '../support/describe-targets.ts'
import { limitOf, OWNER, sessionInput } from '../support/ready-inputs.ts'
import { expectRefusal } from '../support/refusal.ts'
import { UNKNOWN_MANAGER_ARN } from '../support/unknown-ids.ts'

const TOKEN = 'create-session-0123456789-0123456789'

describeTargets('CreatePaymentSession', (target) => {
  it('answers 201 and exactly the members of the API reference, to the millisecond', async () => {
    const { client, bodies, clock } = await target.start()
    const now = await clock.now()

    const output = await client.createPaymentSession(
      sessionInput({ limits: limitOf('1.00') }),
    )

    expect(output.$metadata.httpStatusCode).toBe(201)
    expect(output.paymentSession?.createdAt).toStrictEqual(now)
    const at = now.toISOString()
    expect(JSON.parse(bodies[0] as string)).toStrictEqual({
      paymentSession: {
        paymentSessionId: expect.stringMatching(
          /^payment-session-[\dA-Za-z]{15}$/,
        ),
        ...OWNER,
        expiryTimeInMinutes: 60,
        limits: limitOf('1.00'),
        availableLimits: {
          availableSpendAmount: { value: '1.00', currency: 'USD' },
          updatedAt: at,
        },
        createdAt: at,
        updatedAt: at,
      },
    })
  })

  it('leaves limits and availableLimits out when no limits were given', async () => {
    const { client, bodies } = await target.start()

    await client.createPaymentSession({ ...OWNER, expiryTimeInMinutes: 60 })

    const { paymentSession } = JSON.parse(bodies[0] as string)
    expect(Object.keys(paymentSession).sort()).toEqual([
      'createdAt',
      'expiryTimeInMinutes',
      'paymentManagerArn',
      'paymentSessionId',
      'updatedAt',
      'userId',
    ])
  })

  it('gives every session an id and a budget of its own', async () => {
    const { client } = await target.start()

    const outputs = await Promise.all(
      Array.from({ length: 5 }, () =>
        client.createPaymentSession(sessionInput()),
      ),
    )

    const ids = outputs.map(
      ({ paymentSession }) => paymentSession?.paymentSessionId,
    )
    expect(new Set(ids).size).toBe(5)
  })

  describe('limits', () => {
    it.each(['0.10', '0.001', '9999.99', '10000', '10000.00', '0.000000001'])(
      'accepts %s and echoes it as it was written',
      async (value) => {
        const { client } = await target.start()

        const { paymentSession } = await client.createPaymentSession(
          sessionInput({ limits: limitOf(value) }),
        )

        expect(paymentSession?.limits?.maxSpendAmount?.value).toBe(value)
        expect(
          paymentSession?.availableLimits?.availableSpendAmount?.value,
        ).toBe(value)
      },
    )

    it.each([
      ['0', 'MaxSpendAmount value must be positive'],
      ['0.00', 'MaxSpendAmount value must be positive'],
      ['-1.00', 'MaxSpendAmount value must be positive'],
      [
        '10000.01',
        'MaxSpendAmount value must not exceed 10000. Received: 10000.01',
      ],
      [
        '10000.000000000000000001',
        'MaxSpendAmount value must not exceed 10000. Received: 10000.000000000000000001',
      ],
      ['abc', 'MaxSpendAmount value must be a decimal number. Received: abc'],
      ['1e2', 'MaxSpendAmount value must be a decimal number. Received: 1e2'],
      ['', 'MaxSpendAmount value must be a decimal number. Received: '],
    ])('refuses "%s" and creates nothing', async (value, message) => {
      const { client } = await target.start()
      const before = await client.listPaymentSessions(OWNER)

      const refusal = await expectRefusal(
        client.createPaymentSession(sessionInput({ limits: limitOf(value) })),
        ValidationException,
        message,
      )

      expect(refusal.reason).toBe('FieldValidationFailed')
      expect(refusal.fieldList).toEqual([
        { name: 'limits.maxSpendAmount.value', message },
      ])
      const after = await client.listPaymentSessions(OWNER)
      expect(after.paymentSessions).toEqual(before.paymentSessions)
    })
  })

  describe('expiry', () => {
    it.each([15, 480])('accepts %i minutes', async (expiryTimeInMinutes) => {
      const { client } = await target.start()

      const { paymentSession } = await client.createPaymentSession(
        sessionInput({ expiryTimeInMinutes }),
      )

      expect(paymentSession?.expiryTimeInMinutes).toBe(expiryTimeInMinutes)
    })

    it.each([
      [14, 'greater than or equal to 15'],
      [481, 'less than or equal to 480'],
    ])('refuses %i minutes', async (expiryTimeInMinutes, bound) => {
      const { client } = await target.start()
      const problem = `Value at 'expiryTimeInMinutes' failed to satisfy constraint: Member must have value ${bound}`

      const refusal = await expectRefusal(
        client.createPaymentSession(sessionInput({ expiryTimeInMinutes })),
        ValidationException,
        `1 validation error detected: ${problem}`,
      )

      expect(refusal.fieldList).toEqual([
        { name: 'expiryTimeInMinutes', message: problem },
      ])
    })
  })

  describe('manager', () => {
    const input = sessionInput({ paymentManagerArn: UNKNOWN_MANAGER_ARN })

    it('denies access to an unknown one, before anything else is looked at', async () => {
      const { client } = await target.start()

      await expectRefusal(
        client.createPaymentSession({
          paymentManagerArn: UNKNOWN_MANAGER_ARN,
          expiryTimeInMinutes: 0,
        }),
        AccessDeniedException,
        'Payment manager not found',
      )
    })

    it('registers an unknown one when the policy accepts it', async () => {
      const { client, mock } = await target.start({
        policy: { unknownManagers: 'accept' },
      })

      const { paymentSession } = await client.createPaymentSession(input)

      expect(paymentSession?.paymentManagerArn).toBe(UNKNOWN_MANAGER_ARN)
      expect(
        mock.db.paymentManager.findMany({
          where: { paymentManagerArn: { equals: UNKNOWN_MANAGER_ARN } },
        }),
      ).toHaveLength(1)
      mock.checkInvariants()
    })

    it('does not register one for a call that is refused', async () => {
      const { client, mock } = await target.start({
        policy: { unknownManagers: 'accept' },
      })
      const before = mock.db.paymentManager.getAll()

      await expectRefusal(
        client.createPaymentSession({ ...input, limits: limitOf('0') }),
        ValidationException,
        'MaxSpendAmount value must be positive',
      )

      expect(mock.db.paymentManager.getAll()).toEqual(before)
    })
  })

  describe('user', () => {
    const { userId: _, ...input } = sessionInput()

    it('may be left out when the policy says so', async () => {
      const { client } = await target.start({ policy: { userId: 'optional' } })

      const { paymentSession } = await client.createPaymentSession(input)

      const { paymentSessions } = await client.listPaymentSessions({
        paymentManagerArn: OWNER.paymentManagerArn,
      })
      expect(
        paymentSessions?.map((session) => session.paymentSessionId),
      ).toEqual([paymentSession?.paymentSessionId])
    })
  })

  describe('client token', () => {
    it('answers a repeated call with the session of the first', async () => {
      const { client, bodies } = await target.start()
      const input = sessionInput({ clientToken: TOKEN })

      await client.createPaymentSession(input)
      const replay = await client.createPaymentSession(input)

      expect(bodies[1]).toBe(bodies[0])
      expect(replay.$metadata.httpStatusCode).toBe(201)
      const { paymentSessions } = await client.listPaymentSessions(OWNER)
      expect(paymentSessions).toHaveLength(2)
    })

    it('refuses other parameters with the same token', async () => {
      const { client } = await target.start()
      await client.createPaymentSession(sessionInput({ clientToken: TOKEN }))

      await expectRefusal(
        client.createPaymentSession(
          sessionInput({ clientToken: TOKEN, expiryTimeInMinutes: 61 }),
        ),
        ConflictException,
        'Client token already used with different parameters',
      )
    })

    it('is not bound by a refusal', async () => {
      const { client } = await target.start()
      await expectRefusal(
        client.createPaymentSession(
          sessionInput({ clientToken: TOKEN, limits: limitOf('0') }),
        ),
        ValidationException,
        'MaxSpendAmount value must be positive',
      )

      const { paymentSession } = await client.createPaymentSession(
        sessionInput({ clientToken: TOKEN }),
      )

      expect(paymentSession?.limits).toEqual(limitOf('1'))
    })
  })
})

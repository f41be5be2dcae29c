import { describe, expect, it } from 'vitest'
import { readyAccount } from '../../fixtures/ready-account.ts'
import { assembleMock } from '../../src/entries/assemble.ts'
import { call, operationRequest } from '../support/call-operation.ts'
import { expectRefusal, type Refusal } from './expect-refusal.ts'
import { OTHER_MANAGER, twoManagers } from '../support/two-managers.ts'

const { paymentManagerArn, paymentConnectorId } = readyAccount.ids
const INVALID_TOKEN: Refusal = {
  status: 400,
  error: 'ValidationException',
  message: 'Invalid nextToken',
  fieldList: [{ name: 'nextToken', message: 'Invalid nextToken' }],
}

/** The token that continues the ready account's list of instruments after the first. */
async function validToken(): Promise<string> {
  const { body } = await call(assembleMock(), 'ListPaymentInstruments', {
    paymentManagerArn,
    maxResults: 1,
  })
  return String(body['nextToken'])
}

describe('a page', () => {
  it.each(['ListPaymentSessions', 'ListPaymentInstruments'] as const)(
    'of %s is refused out of 1 to 100 rows',
    async (operation) => {
      for (const maxResults of [0, -1, 101, 2147483647]) {
        const message = `maxResults must be between 1 and 100. Received: ${maxResults}`
        await expectRefusal(
          operationRequest(operation, { paymentManagerArn, maxResults }),
          {
            status: 400,
            error: 'ValidationException',
            message,
            fieldList: [{ name: 'maxResults', message }],
          },
        )
      }
    },
  )

  it.each(['ListPaymentSessions', 'ListPaymentInstruments'] as const)(
    'of %s is refused with a token that nobody gave out',
    async (operation) => {
      for (const nextToken of ['x', 'null', '0', '9'.repeat(2048), '💰']) {
        await expectRefusal(
          operationRequest(operation, { paymentManagerArn, nextToken }),
          INVALID_TOKEN,
        )
      }
    },
  )

  it('is given for its own token', async () => {
    const nextToken = await validToken()
    const answer = await call(assembleMock(), 'ListPaymentInstruments', {
      paymentManagerArn,
      nextToken,
    })
    expect(answer.body).toMatchObject({
      paymentInstruments: [
        { paymentInstrumentId: readyAccount.ids.solanaPaymentInstrumentId },
      ],
    })
  })

  it('is refused for a token that was changed anywhere', async () => {
    const token = await validToken()
    for (const at of [...token].keys()) {
      const digit = token[at] === '0' ? '1' : '0'
      const changed = token.slice(0, at) + digit + token.slice(at + 1)
      await expectRefusal(
        operationRequest('ListPaymentInstruments', {
          paymentManagerArn,
          nextToken: changed,
        }),
        INVALID_TOKEN,
      )
    }
  })

  it.each([
    ['another list', 'ListPaymentSessions', { paymentManagerArn }, 'alice'],
    [
      'another filter',
      'ListPaymentInstruments',
      { paymentManagerArn, paymentConnectorId },
      'alice',
    ],
    ['another user', 'ListPaymentInstruments', { paymentManagerArn }, 'bob'],
    [
      'another manager',
      'ListPaymentInstruments',
      { paymentManagerArn: OTHER_MANAGER.paymentManagerArn },
      'alice',
    ],
  ] as const)(
    'is refused for a token of %s',
    async (_, operation, input, userId) => {
      const nextToken = await validToken()
      const request = operationRequest(
        operation,
        { ...input, nextToken },
        { userId },
      )
      await expectRefusal(request, INVALID_TOKEN, {
        scenario: twoManagers,
      })
    },
  )
})

import { describe, expect, it } from 'vitest'
import {
  readChallenge,
  type MppInput,
} from '../../../src/domain/mpp/challenge.ts'
import { validationException } from '../../../src/errors.ts'
import {
  challengeHeader,
  EVM_REQUEST,
  encodeRequest,
  evmChallenge,
} from './challenges.ts'

function read(header: string, changes: Partial<MppInput> = {}) {
  return readChallenge({
    version: '1',
    wwwAuthenticateHeaders: [header],
    ...changes,
  })
}

const PARAMS = {
  id: 'a',
  realm: 'shop',
  method: 'evm',
  intent: 'charge',
  request: 'eyJ9',
}

const missing = (field: string) =>
  `MPP challenge is missing required field: ${field}`
const NOT_ONE =
  'MPP wwwAuthenticateHeaders is required and must contain exactly one WWW-Authenticate header.'
const NOT_PAYMENT = "WWW-Authenticate header is not a 'Payment' challenge."

describe('a challenge', () => {
  it('is read with the request as it was received', () => {
    expect(read(evmChallenge())).toMatchObject({
      id: 'x7Tg2pLqR9mKvNwY3hBcZa',
      realm: 'api.example.com',
      method: 'evm',
      request: encodeRequest(EVM_REQUEST),
      expires: '2026-05-04T10:05:00Z',
    })
  })

  it('is echoed with every parameter of the specification, and no other', () => {
    const optional = { description: 'A report', opaque: 'e30', digest: 'x' }
    const header = challengeHeader({ ...PARAMS, ...optional, other: 'x' })
    expect(read(header).echo).toEqual({ ...PARAMS, ...optional })
    expect(read(challengeHeader(PARAMS)).echo).toEqual(PARAMS)
  })

  it.each(['tempo', 'solana'])('may have no realm for %s', (method) => {
    const header = challengeHeader({ ...PARAMS, realm: undefined, method })
    expect(read(header).realm).toBe('')
    expect(read(header).echo).not.toHaveProperty('realm')
  })

  it('may have an id of 256 characters', () => {
    const id = 'x'.repeat(256)
    expect(read(challengeHeader({ ...PARAMS, id })).id).toBe(id)
  })

  it.each<[message: string, header: string, changes?: Partial<MppInput>]>([
    ['MPP version is required.', evmChallenge(), { version: '' }],
    [NOT_ONE, '', { wwwAuthenticateHeaders: [] }],
    [NOT_ONE, ' '],
    [NOT_ONE, '', { wwwAuthenticateHeaders: [evmChallenge(), evmChallenge()] }],
    [NOT_PAYMENT, 'Bearer realm="shop"'],
    [NOT_PAYMENT, 'Payment id="a'],
    [
      'MPP challenge WWW-Authenticate header contains a duplicate auth-param: realm',
      `${evmChallenge()}, Realm="other"`,
    ],
    [
      'MPP challenge WWW-Authenticate header contains a duplicate auth-param: other',
      `${evmChallenge()}, other="1", other="2"`,
    ],
    ...['id', 'method', 'intent', 'request', 'realm'].flatMap(
      (name): [string, string][] => [
        [missing(name), challengeHeader({ ...PARAMS, [name]: undefined })],
        [missing(name), challengeHeader({ ...PARAMS, [name]: '' })],
      ],
    ),
    [missing('id'), 'Payment'],
    [
      "MPP challenge 'id' exceeds the maximum allowed length of 256 characters. Received length: 257.",
      challengeHeader({ ...PARAMS, id: 'x'.repeat(257) }),
    ],
    [
      "MPP challenge field 'realm' contains a disallowed control character (0x0a).",
      challengeHeader({ ...PARAMS, realm: 'shop\nX-Evil: 1' }),
    ],
    [
      "MPP challenge field 'other' contains a disallowed control character (0x00).",
      challengeHeader({ ...PARAMS, other: '\0' }),
    ],
    [
      "MPP supports only the 'charge' intent. Received: session",
      challengeHeader({ ...PARAMS, intent: 'session' }),
    ],
    ...['stripe', 'EVM'].map((method): [string, string] => [
      `MPP supports only the 'evm', 'tempo', and 'solana' methods. Received: ${method}`,
      challengeHeader({ ...PARAMS, method }),
    ]),
  ])('is refused: %s', (message, header, changes) => {
    expect(() => read(header, changes)).toThrow(validationException(message))
  })
})

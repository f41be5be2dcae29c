import { describe, expect, it } from 'vitest'
import {
  createPaymentsMock,
  createTokenIssuer,
  MockError,
} from '../../../src/entries/index.ts'

const { jwks, discoveryUrl } = createTokenIssuer()
const [key] = jwks[discoveryUrl]?.keys ?? []

describe('key sets of a mock', () => {
  it('are public keys by discovery URL', () => {
    expect(() => createPaymentsMock({ jwks })).not.toThrow()
  })

  it.each([
    [
      'a URL of another form',
      { 'https://a.example': { keys: [] } },
      /discovery URL .* Received: "https:\/\/a\.example"/,
    ],
    [
      'a set without keys',
      { [discoveryUrl]: {} },
      /must be a JSON Web Key Set/,
    ],
    [
      'a key without a type',
      { [discoveryUrl]: { keys: [{ x: 'a' }] } },
      /keys\.0 must be a JSON Web Key/,
    ],
    [
      'a secret key',
      { [discoveryUrl]: { keys: [key, { ...key, d: 'planted' }] } },
      /keys\.1 has "d", which belongs to a secret key/,
    ],
    [
      'a shared secret',
      { [discoveryUrl]: { keys: [{ kty: 'oct', k: 'planted' }] } },
      /keys\.0 has "k"/,
    ],
  ])('cannot be %s', (_, bad, message) => {
    let error: unknown
    try {
      createPaymentsMock({ jwks: bad as never })
    } catch (caught) {
      error = caught
    }
    expect(error).toBeInstanceOf(MockError)
    expect((error as MockError).message).toMatch(message)
    expect((error as MockError).message).not.toContain('planted')
  })
})

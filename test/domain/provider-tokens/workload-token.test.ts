import { UnsecuredJWT, base64url } from 'jose'
import { describe, expect, it } from 'vitest'
import { readWorkloadIdentityToken } from '../../../src/domain/provider-tokens/workload-token.ts'

const NOW_SECONDS = 1_790_000_000
const NOW_MS = NOW_SECONDS * 1000

const encoded = (value: unknown) => base64url.encode(JSON.stringify(value))
const token = (claims: unknown, header: unknown = { alg: 'ES256' }) =>
  `${encoded(header)}.${encoded(claims)}.${base64url.encode('signature')}`

const refusal = (message: RegExp) =>
  expect.objectContaining({
    name: 'UnauthorizedException',
    statusCode: 401,
    message: expect.stringMatching(message),
  })

describe('readWorkloadIdentityToken', () => {
  it('returns the subject of a token without times', () => {
    expect(readWorkloadIdentityToken(token({ sub: 'agent' }), NOW_MS)).toEqual({
      subject: 'agent',
    })
  })

  it('accepts a token in its last millisecond', () => {
    const last = token({ sub: 'agent', exp: NOW_SECONDS + 1 })
    expect(readWorkloadIdentityToken(last, NOW_MS + 999).subject).toBe('agent')
  })

  it.each([NOW_SECONDS, NOW_SECONDS - 1, NOW_SECONDS - 0.5, 0, -1])(
    'refuses a token whose exp is %d, at or before now',
    (exp) => {
      expect(() =>
        readWorkloadIdentityToken(token({ sub: 'agent', exp }), NOW_MS),
      ).toThrow(
        refusal(
          new RegExp(
            `has expired: its "exp" claim is ${exp}, the time is ${NOW_SECONDS} `,
          ),
        ),
      )
    },
  )

  it('accepts a token from the very second of its nbf', () => {
    const started = token({ sub: 'agent', nbf: NOW_SECONDS })
    expect(readWorkloadIdentityToken(started, NOW_MS).subject).toBe('agent')
    expect(() => readWorkloadIdentityToken(started, NOW_MS - 1)).toThrow(
      refusal(/is not valid yet: its "nbf" claim is 1790000000/),
    )
  })

  it.each([{}, { sub: '' }, { sub: 7 }])(
    'refuses claims %j, which name no subject',
    (claims) => {
      expect(() => readWorkloadIdentityToken(token(claims), NOW_MS)).toThrow(
        refusal(/has no subject/),
      )
    },
  )

  it.each([{ exp: '1790000001' }, { exp: null }, { nbf: '1' }, { nbf: [1] }])(
    'refuses %j, which is no time',
    (claims) => {
      expect(() =>
        readWorkloadIdentityToken(token({ sub: 'agent', ...claims }), NOW_MS),
      ).toThrow(refusal(/must be a number of epoch seconds/))
    },
  )

  const good = token({ sub: 'agent' })
  const [header, claims, signature] = good.split('.')
  it.each([
    ['nothing', ''],
    ['an opaque word', 'workload-token'],
    ['two parts', `${header}.${claims}`],
    ['four parts', `${good}.${signature}`],
    ['five parts, an encrypted token', `${good}.${signature}.${signature}`],
    ['an empty header', `.${claims}.${signature}`],
    ['empty claims', `${header}..${signature}`],
    ['an unsecured token', new UnsecuredJWT({ sub: 'agent' }).encode()],
    ['a header that is not JSON', `bm90.${claims}.${signature}`],
    ['claims that are not JSON', `${header}.bm90.${signature}`],
    ['a header that is no object', token({ sub: 'agent' }, ['ES256'])],
    ['claims that are no object', token('agent')],
    ['plain base64', `${header}.${claims}.a+/b`],
    ['padding', `${header}.${claims}.YQ==`],
    ['a signature of an impossible length', `${header}.${claims}.YWJjZ`],
    ['white space', ` ${good}`],
    ['a line end', `${good}\n`],
  ])('refuses %s without repeating it', (_, malformed) => {
    const read = () => readWorkloadIdentityToken(malformed, NOW_MS)
    expect(read).toThrow(refusal(/^The workload identity token is malformed: /))
    expect(read).not.toThrow(new RegExp('workload-token|eyJ'))
  })
})

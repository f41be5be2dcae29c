import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { secretFormatProblem } from '../../src/domain/secret-format.ts'
import { throwawaySecrets } from '../../src/domain/throwaway-secrets.ts'

const ED25519 =
  'Invalid apiKeySecret format: Expected base64-encoded Ed25519 private key'
const P256 =
  'Invalid walletSecret format: Expected base64-encoded EC P-256 private key'
const PRIVY =
  'Invalid authorizationPrivateKey format: Expected base64-encoded EC P-256 private key'

const inBase64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const pkcs8 = (key: KeyObject) => key.export({ format: 'der', type: 'pkcs8' })

function ed25519Key() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const der = pkcs8(privateKey)
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)
  return { der, pair: Buffer.concat([der.subarray(-32), raw]), raw }
}

function p256Key(namedCurve = 'P-256') {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve })
  return {
    der: pkcs8(privateKey),
    sec1: privateKey.export({ format: 'der', type: 'sec1' }),
  }
}

/** The same key without its public half, which the formats may leave out. */
function withoutPublicKey(der: Buffer): Buffer {
  const secret = der.subarray(36, 68).toString('hex')
  return Buffer.from(
    `3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420${secret}`,
    'hex',
  )
}

const anyKey = <Key>(make: () => Key) =>
  fc.noShrink(fc.constant(0).map(() => make()))
const RUNS = { numRuns: 30 }

const expectAccepted = (
  member: 'apiKeySecret' | 'walletSecret',
  text: string,
) => expect(secretFormatProblem(member, text)).toBeUndefined()

describe("Coinbase's API key", () => {
  it('is an Ed25519 key, as seed and public half or as PKCS#8', () => {
    fc.assert(
      fc.property(anyKey(ed25519Key), ({ der, pair, raw }) => {
        expectAccepted('apiKeySecret', inBase64(pair))
        expectAccepted('apiKeySecret', inBase64(der))
        expectAccepted(
          'apiKeySecret',
          inBase64(pair).replaceAll(/.{40}/g, '$&\r\n'),
        )
        // RFC 5958, with the public half
        const seed = der.subarray(-32).toString('hex')
        const half = `812100${raw.toString('hex')}`
        const both = `3051020101300506032b657004220420${seed}${half}`
        expectAccepted('apiKeySecret', inBase64(Buffer.from(both, 'hex')))
        const other = `${both.slice(0, -2)}${both.endsWith('00') ? '01' : '00'}`
        expect(
          secretFormatProblem(
            'apiKeySecret',
            inBase64(Buffer.from(other, 'hex')),
          ),
        ).toBe(ED25519)
      }),
      RUNS,
    )
  })

  it('is refused when a byte is another, is missing or is too much', () => {
    fc.assert(
      fc.property(
        anyKey(ed25519Key),
        fc.nat({ max: 63 }),
        fc.integer({ min: 1, max: 255 }),
        ({ der, pair }, at, change) => {
          for (const text of [
            inBase64(altered(pair, at, change)),
            inBase64(pair.subarray(0, at)),
            inBase64(Buffer.concat([pair, pair.subarray(0, 1)])),
            // its version may be 1 as well; what follows is the seed, which may be any
            inBase64(altered(der, at % 16, change, 4)),
            inBase64(der.subarray(0, at % 48)),
            inBase64(Buffer.concat([der, der.subarray(0, 1)])),
          ]) {
            expect(secretFormatProblem('apiKeySecret', text)).toBe(ED25519)
          }
        },
      ),
    )
  })

  it.each([
    ['a wallet secret', () => inBase64(p256Key().der)],
    ['the base64 of a PEM', () => inBase64(Buffer.from(pem('ed25519')))],
    [
      'an X25519 key',
      () => inBase64(pkcs8(generateKeyPairSync('x25519').privateKey)),
    ],
    ['a seed alone', () => inBase64(ed25519Key().pair.subarray(0, 32))],
    ['hexadecimal text', () => ed25519Key().pair.toString('hex')],
    ['nothing', () => ''],
  ])('is not %s', (_, make) => {
    expect(secretFormatProblem('apiKeySecret', make())).toBe(ED25519)
  })
})

describe("Coinbase's wallet secret", () => {
  it('is a P-256 key, as PKCS#8 or SEC 1', () => {
    fc.assert(
      fc.property(anyKey(p256Key), ({ der, sec1 }) => {
        expectAccepted('walletSecret', inBase64(der))
        expectAccepted('walletSecret', inBase64(sec1))
        expectAccepted('walletSecret', inBase64(withoutPublicKey(der)))
      }),
      RUNS,
    )
  })

  it('is refused when a byte is another, is missing or is too much', () => {
    fc.assert(
      fc.property(
        anyKey(p256Key),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        ({ der, sec1 }, at, change) => {
          for (const key of [der, sec1]) {
            for (const text of [
              // its version may be 1 as well
              inBase64(
                altered(key, at % key.length, change, key === der ? 5 : -1),
              ),
              inBase64(key.subarray(0, at % key.length)),
              inBase64(Buffer.concat([key, key.subarray(0, 1)])),
            ]) {
              expect(secretFormatProblem('walletSecret', text)).toBe(P256)
            }
          }
        },
      ),
    )
  })

  it.each([
    ['an API key', () => inBase64(ed25519Key().der)],
    ['a key on P-384', () => inBase64(p256Key('P-384').der)],
    ['a key on secp256k1', () => inBase64(p256Key('secp256k1').der)],
    ['a key on secp256k1 in SEC 1', () => inBase64(p256Key('secp256k1').sec1)],
    ['the base64 of a PEM', () => inBase64(Buffer.from(pem('ec')))],
    ['a key of 0', () => withScalar('00'.repeat(32))],
    ['a key above the order of the curve', () => withScalar('ff'.repeat(32))],
    [
      'a key of the older form without its curve',
      () => inBase64(withoutPublicKey(p256Key().der).subarray(28)),
    ],
    ['nothing', () => ''],
  ])('is not %s', (_, make) => {
    expect(secretFormatProblem('walletSecret', make())).toBe(P256)
  })
})

describe("Privy's secrets", () => {
  it('are a P-256 key, with or without its prefix, and a text that nobody looks at', () => {
    const key = inBase64(p256Key().der)
    for (const text of [key, `wallet-auth:${key}`]) {
      expect(
        secretFormatProblem('authorizationPrivateKey', text),
      ).toBeUndefined()
    }
    for (const text of [
      `wallet-auth:wallet-auth:${key}`,
      'wallet-auth:',
      'key',
    ]) {
      expect(secretFormatProblem('authorizationPrivateKey', text)).toBe(PRIVY)
    }
    expect(secretFormatProblem('appSecret', 'any text')).toBeUndefined()
  })
})

it('does not take any text for a key, and does not repeat it', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.base64String(), fc.uint8Array().map(inBase64)),
      (text) => {
        expect(secretFormatProblem('apiKeySecret', text)).toBe(ED25519)
        expect(secretFormatProblem('walletSecret', text)).toBe(P256)
        expect(secretFormatProblem('authorizationPrivateKey', text)).toBe(PRIVY)
      },
    ),
  )
})

describe('throw-away secrets', () => {
  it('are in the formats that the service takes, whatever their seed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.integer()), (seed) => {
        const secrets = throwawaySecrets(seed)
        for (const [member, secret] of Object.entries(secrets)) {
          expect(
            secretFormatProblem(member as keyof typeof secrets, secret),
          ).toBeUndefined()
          expect(secret).toMatch(/^(wallet-auth:)?[a-zA-Z0-9+/=\-_\s]+$/)
        }
      }),
      RUNS,
    )
  })

  it('are the same for the same seed, and each is another for another', () => {
    expect(throwawaySecrets()).toEqual(throwawaySecrets())
    expect(throwawaySecrets(7)).toEqual(throwawaySecrets(7))
    const all = [throwawaySecrets(), throwawaySecrets(7), throwawaySecrets('a')]
    expect(new Set(all.flatMap((one) => Object.values(one))).size).toBe(12)
  })
})

function altered(
  bytes: Buffer,
  at: number,
  change: number,
  kept = -1,
): Uint8Array {
  const place = at === kept ? at + 1 : at
  return bytes.map((byte, index) => (index === place ? byte ^ change : byte))
}

function withScalar(secret: string): string {
  const der = withoutPublicKey(p256Key().der)
  return inBase64(
    Buffer.concat([der.subarray(0, -32), Buffer.from(secret, 'hex')]),
  )
}

function pem(type: 'ed25519' | 'ec'): string {
  const { privateKey } =
    type === 'ec'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('ed25519')
  return privateKey.export({ format: 'pem', type: 'pkcs8' }) as string
}

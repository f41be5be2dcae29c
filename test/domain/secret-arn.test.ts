import { describe, expect, it } from 'vitest'
import { DEFAULT_ACCOUNT } from '../../src/domain/account.ts'
import { createIds } from '../../src/domain/ids.ts'
import {
  externalSecretArn,
  isSecretId,
  managedSecretArns,
  type SecretMember,
} from '../../src/domain/secret-arn.ts'
import { createRandom } from '../../src/random.ts'

const IN_MODEL =
  /^arn:(aws|aws-us-gov):secretsmanager:[A-Za-z0-9-]{1,64}:[0-9]{12}:secret:[a-zA-Z0-9-_/+=.@!]+$/
const SECRET =
  'arn:aws:secretsmanager:us-east-1:123456789012:secret:bedrock-agentcore-identity!default/payment'

describe('a managed secret', () => {
  const arnsOf = (
    vendor: 'CoinbaseCDP' | 'StripePrivy',
    members: readonly SecretMember[],
    ids = createIds(createRandom('a seed', 'test')),
  ) =>
    members.map(
      managedSecretArns(DEFAULT_ACCOUNT, { name: 'shop', vendor }, ids),
    )

  it.each([
    [
      'CoinbaseCDP',
      ['apiKeySecret', 'walletSecret'],
      'coinbasecdp',
      ['apikey', 'wallet'],
    ],
    [
      'StripePrivy',
      ['appSecret', 'authorizationPrivateKey'],
      'stripeprivy',
      ['appsecret', 'authprivkey'],
    ],
  ] as const)(
    'of %s is named as recorded',
    (vendor, members, folder, names) => {
      const arns = arnsOf(vendor, members)
      const path = `${SECRET}/${folder}/shop-`
      const suffix = arns[0]?.slice(path.length, path.length + 8)
      expect(suffix).toMatch(/^[0-9a-f]{8}$/)
      for (const [index, arn] of arns.entries()) {
        expect(arn).toMatch(IN_MODEL)
        const start = `${path}${suffix}/${names[index]}-`
        expect(arn.slice(0, start.length)).toBe(start)
        expect(arn.slice(start.length)).toMatch(/^[0-9A-Za-z]{6}$/)
      }
    },
  )

  it('has an ARN that no other has, also of a provider of the same name', () => {
    const ids = createIds(createRandom('a seed', 'test'))
    const members = ['apiKeySecret', 'apiKeySecret', 'walletSecret'] as const
    const arns = [1, 2].flatMap(() => arnsOf('CoinbaseCDP', members, ids))
    expect(new Set(arns).size).toBe(6)
    expect(new Set(arns.map((arn) => arn.split('/').at(-2))).size).toBe(2)
  })

  it('takes nothing from the source of ids before it is named', () => {
    const ids = createIds(createRandom('a seed', 'test'))
    arnsOf('CoinbaseCDP', [], ids)
    expect(ids.secret()).toBe(
      createIds(createRandom('a seed', 'test')).secret(),
    )
  })
})

describe('an external secret', () => {
  const arn =
    'arn:aws-us-gov:secretsmanager:us-gov-west-1:210987654321:secret:a/b-Ab1'

  it.each([
    [arn, arn],
    ['a/b', 'arn:aws:secretsmanager:us-east-1:123456789012:secret:a/b'],
    ['', undefined],
    ['a b', undefined],
    ['arn:aws:s3:::bucket', undefined],
    [`${arn} `, undefined],
    ['a'.repeat(513), undefined],
  ])('named %j is %j', (secretId, expected) => {
    expect(isSecretId(secretId)).toBe(expected !== undefined)
    if (expected === undefined) return
    expect(externalSecretArn(DEFAULT_ACCOUNT, secretId)).toBe(expected)
  })
})

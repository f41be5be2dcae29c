import { describe, expect, it } from 'vitest'
import { DEFAULT_ACCOUNT } from '../../src/domain/account.ts'
import {
  externalSecretArn,
  isSecretId,
  managedSecretArn,
} from '../../src/domain/secret-arn.ts'

const IN_MODEL =
  /^arn:(aws|aws-us-gov):secretsmanager:[A-Za-z0-9-]{1,64}:[0-9]{12}:secret:[a-zA-Z0-9-_/+=.@!]+$/

describe('a managed secret', () => {
  it('has an ARN of the model, one for each provider and credential', () => {
    const arns = ['shop', 'shop_2'].flatMap((name) =>
      ['apiKeySecret', 'walletSecret'].map((credential) =>
        managedSecretArn(DEFAULT_ACCOUNT, name, credential),
      ),
    )
    for (const arn of arns) expect(arn).toMatch(IN_MODEL)
    expect(new Set(arns).size).toBe(4)
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

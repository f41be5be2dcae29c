import { describe, expect, it } from 'vitest'
import {
  nameOfId,
  parsePaymentManagerArn,
  paymentManagerArnOf,
} from '../../src/domain/arn.ts'

describe('parsePaymentManagerArn', () => {
  it.each([
    [
      'arn:aws:bedrock-agentcore:us-east-1:123456789012:payment-manager/ready-a1b2c3d4e5',
      'aws',
      'us-east-1',
      'ready-a1b2c3d4e5',
    ],
    [
      'arn:aws-cn:bedrock-agentcore:cn-north-1:123456789012:payment-manager/a-b-c-0123456789',
      'aws-cn',
      'cn-north-1',
      'a-b-c-0123456789',
    ],
  ])('takes %s apart', (arn, partition, region, paymentManagerId) => {
    const parts = parsePaymentManagerArn(arn)
    expect(parts).toEqual({
      partition,
      region,
      accountId: '123456789012',
      paymentManagerId,
    })
    expect(paymentManagerArnOf(parts)).toBe(arn)
  })
})

describe('nameOfId', () => {
  it.each([
    ['ready-a1b2c3d4e5', 'ready'],
    ['agentic-payments-sample-btbtr1e6q9', 'agentic-payments-sample'],
  ])('of %s is %s', (id, name) => {
    expect(nameOfId(id)).toBe(name)
  })
})

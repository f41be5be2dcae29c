import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readChargeRequest } from '../../../src/domain/mpp/charge-request.ts'
import { ServiceException, validationException } from '../../../src/errors.ts'
import { encodeRequest, EVM_REQUEST, RECIPIENT } from './challenges.ts'

const { methodDetails } = EVM_REQUEST
const missing = (field: string) =>
  `MPP challenge is missing required field: ${field}`
const chainId = (received: string) =>
  `MPP challenge methodDetails.chainId must be a JSON integer, not a string or decimal. Received: ${received}`
const duplicate = (key: string) =>
  `MPP challenge 'request' JSON contains a duplicate key, which is not allowed (RFC 8785 JCS requires unique member names): ${key}`
const notJson = (text: string) =>
  `MPP challenge 'request' is not valid JSON: ${text}`

describe('the request of a challenge', () => {
  it('is read with the chain id as it was written', () => {
    const request = { ...EVM_REQUEST, externalId: 'order-1' }
    expect(readChargeRequest(encodeRequest(request))).toEqual({
      amount: '100000',
      currency: EVM_REQUEST.currency,
      recipient: RECIPIENT,
      externalId: 'order-1',
      methodDetails,
      chainId: '84532',
    })
  })

  it('may have no details, and no chain id in them', () => {
    for (const absent of [undefined, null, 7, {}, { chainId: null }]) {
      const request = { ...EVM_REQUEST, methodDetails: absent }
      expect(readChargeRequest(encodeRequest(request)).chainId).toBeUndefined()
    }
  })

  it.each<readonly [message: string, request: string]>([
    ["MPP challenge 'request' is not valid base64url: e30*", 'e30*'],
    ["MPP challenge 'request' is not valid base64url: e30+/", 'e30+/'],
    ...['{', '[]', 'null', '7', '{"amount":1,}'].map((json) => {
      const text = encodeRequest(json)
      return [notJson(text), text] as const
    }),
    [notJson('_w'), '_w'],
    ...['amount', 'currency', 'recipient'].flatMap((name) =>
      [undefined, null, '', 7, {}].map(
        (value) =>
          [
            missing(name),
            encodeRequest({ ...EVM_REQUEST, [name]: value }),
          ] as const,
      ),
    ),
    [duplicate('amount'), encodeRequest('{"amount":"1","amount":"2"}')],
    [
      "MPP challenge field 'recipient' contains a disallowed control character (0x1b).",
      encodeRequest({ ...EVM_REQUEST, recipient: `${RECIPIENT}\u001b` }),
    ],
    ...[
      ['"84532"', '84532'],
      ['84532.0', '84532.0'],
      ['8.4e4', '8.4e4'],
      ['true', 'true'],
      ['{"id":1}', '{"id":1}'],
    ].map(([json, received = '']) => {
      const text = JSON.stringify(EVM_REQUEST).replace('84532', String(json))
      return [chainId(received), encodeRequest(text)] as const
    }),
  ])('is refused: %s', (message, request) => {
    expect(() => readChargeRequest(request)).toThrow(
      validationException(message),
    )
  })

  it('is read or refused, whatever it is', () => {
    const documents = fc.oneof(
      fc.string().map(encodeRequest),
      fc.json().map(encodeRequest),
      fc.record(EVM_REQUEST_ARBITRARY).map(encodeRequest),
      fc.string(),
    )
    fc.assert(
      fc.property(documents, (request) => {
        try {
          readChargeRequest(request)
        } catch (error) {
          expect(error).toBeInstanceOf(ServiceException)
        }
      }),
    )
  })
})

const EVM_REQUEST_ARBITRARY = {
  amount: fc.oneof(fc.bigInt().map(String), fc.jsonValue()),
  currency: fc.oneof(fc.constant(EVM_REQUEST.currency), fc.string()),
  recipient: fc.oneof(fc.constant(RECIPIENT), fc.string()),
  methodDetails: fc.oneof(
    fc.record({ chainId: fc.jsonValue() }),
    fc.jsonValue(),
  ),
}

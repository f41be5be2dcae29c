import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { REASONS } from '../../src/domain/x402/verification/reasons.ts'
import { V2_PAYLOAD } from '../support/x402-payloads.ts'
import { signedBody, start } from '../support/signed-payment.ts'

type Body = Awaited<ReturnType<typeof signedBody>>['body']
type Change = Record<string, unknown>

const MERCHANT = '0x000000000000000000000000000000000000dEaD'

/** The body with other members of the envelope, the requirements or the proof. */
function altered(
  { x402Version, paymentPayload, paymentRequirements }: Body,
  {
    envelope = {},
    requirements = {},
    authorization = {},
    proof = {},
  }: {
    [Part in 'envelope' | 'requirements' | 'authorization' | 'proof']?: Change
  },
) {
  const { payload } = paymentPayload
  return {
    x402Version,
    paymentPayload: {
      ...paymentPayload,
      payload: {
        ...payload,
        authorization: {
          ...(payload['authorization'] as object),
          ...authorization,
        },
        ...proof,
      },
      ...envelope,
    },
    paymentRequirements: { ...paymentRequirements, ...requirements },
  }
}

describe('the facilitator', () => {
  it.each<[string, Parameters<typeof altered>[1], string]>([
    [
      'another version',
      { envelope: { x402Version: 3 } },
      'invalid_x402_version',
    ],
    ['no inner payload', { envelope: { payload: null } }, 'invalid_payload'],
    [
      'an unknown network',
      { requirements: { network: 'eip155:5' } },
      'invalid_network',
    ],
    [
      'a short name in version 2',
      { requirements: { network: 'base-sepolia' } },
      'invalid_network',
    ],
    [
      'an unknown scheme',
      { requirements: { scheme: 'deferred' } },
      'unsupported_scheme',
    ],
    [
      'an amount with a point',
      { requirements: { amount: '0.1' } },
      'invalid_payment_requirements',
    ],
    [
      'no merchant',
      { requirements: { payTo: '0x1' } },
      'invalid_payment_requirements',
    ],
    [
      'another scheme that was accepted',
      { envelope: { accepted: { ...V2_PAYLOAD, scheme: 'upto' } } },
      'invalid_exact_evm_scheme',
    ],
    [
      'no domain',
      { requirements: { extra: {} } },
      'invalid_exact_evm_missing_eip712_domain',
    ],
    [
      'another network that was accepted',
      { envelope: { accepted: { ...V2_PAYLOAD, network: 'eip155:8453' } } },
      'invalid_exact_evm_network_mismatch',
    ],
    [
      'another value',
      { authorization: { value: '1' } },
      'invalid_exact_evm_signature',
    ],
    [
      'another recipient',
      { authorization: { to: MERCHANT } },
      'invalid_exact_evm_signature',
    ],
    [
      'another end',
      { authorization: { validBefore: '9999999999' } },
      'invalid_exact_evm_signature',
    ],
    [
      'a nonce that is too short',
      { authorization: { nonce: '0x1' } },
      'invalid_exact_evm_signature',
    ],
    [
      'a wrong checksum',
      {
        authorization: {
          to: V2_PAYLOAD.payTo.toUpperCase().replace('0X', '0x'),
        },
      },
      'invalid_exact_evm_signature',
    ],
    [
      'a signature that is none',
      { proof: { signature: '0x00' } },
      'invalid_exact_evm_signature',
    ],
    [
      'a value that is no number',
      { authorization: { value: 'all' } },
      'invalid_payload',
    ],
    ['no authorization', { proof: { authorization: [] } }, 'invalid_payload'],
    [
      'another merchant',
      { requirements: { payTo: MERCHANT } },
      'invalid_exact_evm_recipient_mismatch',
    ],
    [
      'a higher price',
      { requirements: { amount: '100001' } },
      'invalid_exact_evm_payload_authorization_value_mismatch',
    ],
  ])('refuses %s', async (_, change, reason) => {
    const { mock, client, facilitator } = start()
    const { body } = await signedBody(client)
    const bad = altered(body, change)
    expect(facilitator.verify(bad).invalidReason).toBe(reason)
    expect(facilitator.settle(bad)).toMatchObject({
      success: false,
      errorReason: reason,
      transaction: '',
    })
    expect(mock.chains.settlements()).toEqual([])
  })

  it('refuses the other form of a signature, which the chain does not take', async () => {
    const { client, facilitator } = start()
    const { body } = await signedBody(client)
    const signature = String(body.paymentPayload.payload['signature'])
    const order =
      0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n
    const s = order - BigInt(`0x${signature.slice(66, 130)}`)
    const v = signature.endsWith('1b') ? '1c' : '1b'
    const other = `${signature.slice(0, 66)}${s.toString(16).padStart(64, '0')}${v}`
    expect(
      facilitator.verify(altered(body, { proof: { signature: other } }))
        .invalidReason,
    ).toBe('invalid_exact_evm_transaction_simulation_failed')
  })

  it('asks in the order of the packages: signature before merchant, merchant before time, time before price', async () => {
    const { mock, client, facilitator } = start()
    const { body } = await signedBody(client)
    mock.clock.advanceBy({ minutes: 5 })
    const requirements = { payTo: MERCHANT, amount: '1' }
    const reasonOf = (change: Parameters<typeof altered>[1]) =>
      facilitator.verify(altered(body, change)).invalidReason
    expect(reasonOf({ requirements, proof: { signature: '0x' } })).toBe(
      'invalid_exact_evm_signature',
    )
    expect(reasonOf({ requirements })).toBe(
      'invalid_exact_evm_recipient_mismatch',
    )
    expect(reasonOf({ requirements: { amount: '1' } })).toBe(
      'invalid_exact_evm_payload_authorization_valid_before',
    )
  })

  it('refuses whatever is put in the place of a part, and never throws', async () => {
    const { mock, client, facilitator } = start()
    const { body } = await signedBody(client)
    const known = Object.keys(REASONS)
    fc.assert(
      fc.property(
        fc.constantFrom(...pathsOf(body)),
        fc.jsonValue(),
        (path, value) => {
          const bad = replaced(body, path, value)
          fc.pre(JSON.stringify(bad) !== JSON.stringify(body))
          const { isValid, invalidReason } = facilitator.verify(bad)
          // what the signature does not cover may be anything
          if (!isValid) expect(known).toContain(invalidReason)
          expect(facilitator.settle(bad)).toBeDefined()
        },
      ),
      { numRuns: 300 },
    )
    mock.checkInvariants()
  })

  it('refuses bodies that are anything at all', () => {
    const { facilitator } = start()
    fc.assert(
      fc.property(fc.anything(), (body) => {
        expect(facilitator.verify(body).isValid).toBe(false)
        expect(facilitator.settle(body).success).toBe(false)
      }),
      { numRuns: 300 },
    )
  })
})

function pathsOf(value: unknown, path: string[] = []): string[][] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, member]) => [
        [...path, name],
        ...pathsOf(member, [...path, name]),
      ])
    : []
}

function replaced(
  value: unknown,
  path: readonly string[],
  by: unknown,
): unknown {
  const [name, ...rest] = path
  if (name === undefined) return by
  const members = value as Record<string, unknown>
  return { ...members, [name]: replaced(members[name], rest, by) }
}

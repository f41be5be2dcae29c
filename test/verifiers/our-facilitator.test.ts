import { HTTPFacilitatorClient } from '@x402/core/server'
import { ExactEvmScheme } from '@x402/evm/exact/client'
import { ExactEvmSchemeV1 } from '@x402/evm/exact/v1/client'
import { UptoEvmScheme } from '@x402/evm/upto/client'
import { privateKeyToAccount } from 'viem/accounts'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createPaymentsMock } from '../../src/entries/index.ts'
import { serve } from '../../src/entries/node.ts'
import { createFacilitator } from '../../src/entries/x402.ts'
import { alterations } from './alterations.ts'
import { PROOF_CASES, titleOf, type ProofCase } from './matrix.ts'
import { EVM_FACILITATOR, requirementsOf, type Requirements } from './proofs.ts'

const account = privateKeyToAccount(`0x${'11'.repeat(32)}`)
const CLIENTS = {
  '1 exact': new ExactEvmSchemeV1(account),
  '2 exact': new ExactEvmScheme(account),
  '2 upto': new UptoEvmScheme(account),
}
// the clients are of one package, and the older one's verifier has no case of its own
const CASES = PROOF_CASES.filter(({ verifier }) => verifier === '@x402/evm')

/** The body for a facilitator, with a proof that a public client has made. */
async function bodyOf(proof: ProofCase, requirements: Requirements) {
  const client =
    CLIENTS[`${proof.version} ${proof.scheme}` as keyof typeof CLIENTS]
  const x402Version = Number(proof.version)
  const { payload } = await client.createPaymentPayload(
    x402Version,
    requirements as never,
  )
  return bodyWith(proof, requirements, payload as object)
}

function bodyWith(
  proof: ProofCase,
  requirements: Requirements,
  payload: object,
) {
  const x402Version = Number(proof.version)
  const { scheme, network } = requirements
  return {
    x402Version,
    paymentPayload:
      x402Version === 1
        ? { x402Version, scheme, network, payload }
        : { x402Version, accepted: requirements, payload },
    paymentRequirements: requirements,
  }
}

describe.each(CASES.map((proof) => [titleOf(proof), proof] as const))(
  'our facilitator, of a proof that a public client made of %s',
  (_, proof) => {
    const requirements = requirementsOf(proof)
    // on the real clock, as the clients are
    const facilitator = () =>
      createFacilitator(createPaymentsMock(), {
        addresses: { evm: [EVM_FACILITATOR] },
      })

    it('settles it once', async () => {
      const body = await bodyOf(proof, requirements)
      const own = facilitator()
      expect(own.verify(body)).toEqual({
        isValid: true,
        payer: account.address,
      })
      expect(own.settle(body)).toMatchObject({ success: true })
      expect(own.settle(body)).toMatchObject({ success: false })
    })

    it('refuses it when any part of it is another', async () => {
      const { paymentPayload } = await bodyOf(proof, requirements)
      const own = facilitator()
      for (const [part, payload] of alterations(paymentPayload.payload)) {
        const { isValid } = own.verify(bodyWith(proof, requirements, payload))
        expect([part, isValid]).toEqual([part, false])
      }
    })
  },
)

it('is spoken to by the public client of facilitators', async () => {
  const mock = createPaymentsMock()
  const server = await serve(mock, { port: 0 })
  onTestFinished(() => server.close({ deadlineMs: 0 }))
  const client = new HTTPFacilitatorClient({
    url: `${server.url}/x402/facilitator`,
  })
  const proof = CASES.find(
    ({ version, scheme }) => version === '2' && scheme === 'exact',
  ) as ProofCase
  const requirements = requirementsOf(proof)
  const { paymentPayload } = await bodyOf(proof, requirements)
  const send = [paymentPayload as never, requirements as never] as const

  expect((await client.getSupported()).kinds).not.toHaveLength(0)
  expect(await client.verify(...send)).toMatchObject({ isValid: true })
  expect(await client.settle(...send)).toMatchObject({
    success: true,
    transaction: expect.stringMatching(/^0x/),
  })
  expect(await client.settle(...send)).toMatchObject({
    success: false,
    errorReason: 'invalid_exact_evm_nonce_already_used',
  })
  expect(mock.chains.settlements()).toMatchObject([{ from: account.address }])
})

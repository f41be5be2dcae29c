import { describe, expect, it } from 'vitest'
import { alterations } from './alterations.ts'
import { PROOF_CASES, titleOf } from './matrix.ts'
import { prove, requirementsOf } from './proofs.ts'
import { refusalOf } from './verify.ts'

describe.each(PROOF_CASES.map((proof) => [titleOf(proof), proof] as const))(
  'a proof of %s',
  (_, proof) => {
    it('is accepted', async () => {
      const requirements = requirementsOf(proof)
      const payload = await prove(proof, requirements)

      expect(await refusalOf(proof, payload, requirements)).toBeUndefined()
    })

    it('is refused when any part of it is another', async () => {
      const requirements = requirementsOf(proof)
      const payload = await prove(proof, requirements)

      const altered = alterations(payload)
      const accepted: string[] = []
      for (const [part, other] of altered) {
        const refusal = await refusalOf(proof, other, requirements)
        if (refusal === undefined) accepted.push(part)
      }

      expect(altered.length).toBeGreaterThan(6)
      expect(accepted).toEqual([])
    })

    it('is refused when the merchant wants another amount or payee', async () => {
      const requirements = requirementsOf(proof)
      const payload = await prove(proof, requirements)
      const amount = proof.version === '1' ? 'maxAmountRequired' : 'amount'

      for (const other of [
        { ...requirements, [amount]: '12346' },
        { ...requirements, payTo: otherAddress(requirements['payTo']) },
      ]) {
        expect(await refusalOf(proof, payload, other)).toEqual(
          expect.any(String),
        )
      }
    })
  },
)

it('is of every scheme, network and version that is signed', () => {
  expect(PROOF_CASES.map(titleOf)).toHaveLength(17)
})

function otherAddress(address: unknown): string {
  return String(address).startsWith('0x')
    ? '0x000000000000000000000000000000000000dead'
    : '4zMMC9srt5Ri5X14GAgXhaHii3GnPAEERYPJgZJDncDU'
}

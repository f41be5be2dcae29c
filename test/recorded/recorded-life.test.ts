import { expect, it } from 'vitest'
import { emptyAccount } from '../../src/entries/fixtures.ts'
import { describeEveryTarget } from '../support/describe-targets.ts'
import type { World } from '../support/world.ts'
import { LIFE, type RecordedCall } from './life.ts'
import { differences, filled, type Names } from './matching.ts'

type Method = (input: unknown) => Promise<{
  $metadata: { httpStatusCode?: number }
}>

/** Makes a recorded call, and says where its reply is another one. */
async function replay(
  { client, control, bodies, clock }: World,
  { call, input, status, error, reply }: RecordedCall,
  names: Names,
): Promise<string[]> {
  // no two calls at one moment, as in life
  await clock.advanceBy({ milliseconds: 137 })
  const owner = (call in client ? client : control) as unknown as Record<
    string,
    Method
  >
  const outcome = await owner[call]
    ?.call(owner, filled(input, names))
    .catch(
      (refusal: unknown) =>
        refusal as { name: string } & Awaited<ReturnType<Method>>,
    )
  const found = differences(reply, JSON.parse(bodies.at(-1) ?? ''), names)
  const { name } = outcome as { name?: string }
  if (outcome?.$metadata.httpStatusCode !== status) {
    found.push(`status: ${outcome?.$metadata.httpStatusCode} is not ${status}`)
  }
  if (error !== undefined && name !== error) {
    found.push(`error: ${name} is not ${error}`)
  }
  return found.map((difference) => `${call}: ${difference}`)
}

describeEveryTarget('the recorded life', (target) => {
  it('is answered as the live service answered it, member by member', async () => {
    const world = await target.start({ scenario: emptyAccount })
    const names: Names = new Map()
    const found: string[] = []
    for (const recorded of LIFE) {
      found.push(...(await replay(world, recorded, names)))
    }
    expect(found).toEqual([])
    expect(world.bodies).toHaveLength(LIFE.length)
  })
})

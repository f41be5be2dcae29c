import { exampleInput, expectedOutput } from './example-input.ts'
import type { FoundOperation } from './find-operation.ts'
import { addImport } from './imports.ts'
import { camelCase } from './names.ts'

/** A first test of an operation; it fails until the operation answers. */
export function testFile({ name, plane, operation }: FoundOperation): string {
  const { input, output, statusCode } = operation
  const client = plane === 'data' ? 'client' : 'control'
  const example = exampleInput(input, 'sdk')
  const expected = [
    `$metadata: { httpStatusCode: ${statusCode} }`,
    ...expectedOutput(output),
  ]
  const body = `
describeTargets('${name}', (target) => {
  it('answers a call', async () => {
    const { ${client} } = await target.start()

    const output = await ${client}.${camelCase(name)}(${example})

    expect(output).toMatchObject({${expected.join(',\n')}})
  })
})
`
  const needsIds = example.includes('readyAccount.')
  return [
    ['../support/describe-targets.ts', ['describeTargets']] as const,
    [
      '../../src/entries/fixtures.ts',
      needsIds ? ['readyAccount'] : [],
    ] as const,
    ['vitest', ['expect', 'it']] as const,
  ].reduce((text, [from, names]) => addImport(text, from, names), body)
}

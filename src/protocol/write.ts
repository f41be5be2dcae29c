import type { Member, Shape } from './shape.ts'
import { printTimestamp } from './wire-timestamp.ts'

/**
 * Writes an output as a reply's JSON text: members in the model's order, absent ones left out.
 *
 * @throws TypeError when a required member is missing: a bug of the mock.
 */
export function writeOutput(members: readonly Member[], output: object) {
  return JSON.stringify(writeStructure(members, output, ''))
}

function writeStructure(
  members: readonly Member[],
  value: object,
  path: string,
): Record<string, unknown> {
  const source = value as Record<string, unknown>
  const result: Record<string, unknown> = {}
  for (const { name, shape, required } of members) {
    const member = source[name]
    if (member !== undefined) {
      result[name] = writeValue(shape, member, `${path}${name}`)
    } else if (required) {
      throw new TypeError(
        `The output lacks its required member '${path}${name}'`,
      )
    }
  }
  return result
}

function writeValue(shape: Shape, value: unknown, path: string): unknown {
  switch (shape.type) {
    case 'structure':
      return writeStructure(shape.members, value as object, `${path}.`)
    case 'list':
      return (value as unknown[]).map((item, index) =>
        writeValue(shape.member, item, `${path}.${index}`),
      )
    case 'map':
      return Object.fromEntries(
        Object.entries(value as Record<string, unknown>).map(([key, item]) => [
          key,
          writeValue(shape.member, item, `${path}.${key}`),
        ]),
      )
    case 'timestamp':
      return printTimestamp(value as string, shape.format)
    default:
      return value
  }
}

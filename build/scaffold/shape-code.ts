import ts from 'typescript'
import type { WireMember, WireShape } from '../service-model/wire-shape.ts'
import { BUILDERS } from './imports.ts'
import { isSameMember, isSameShape, type KnownShape } from './known-shapes.ts'
import { camelCase } from './names.ts'

/** A shape that is to be written into the `shapes.ts` beside the operation. */
export interface NewShape {
  name: string
  code: string
}

/** Writes shapes as calls of the builders in `src/protocol/shapes.ts`. */
export interface ShapeCode {
  /** The members of an operation's input or output, as an object. */
  entries(shape: WireShape): string
  /** Shapes that have come up and are not known, each after those it is made of. */
  readonly newShapes: readonly NewShape[]
}

/**
 * @param operation whose name goes before that of a shape which something else has.
 * @param taken names that the `shapes.ts` beside the operation has already, exported or not.
 */
export function createShapeCode(
  operation: string,
  known: readonly KnownShape[],
  taken: readonly string[],
): ShapeCode {
  const newShapes: NewShape[] = []

  function entries({ members = {} }: WireShape): string {
    const lines = Object.entries(members).map(([name, member]) => {
      const code = memberCode(name, member)
      return code === name ? name : `${name}: ${code}`
    })
    return `{${lines.join(',\n')}}`
  }

  function memberCode(name: string, member: WireMember): string {
    const whole = [name, `${name}Header`, `${name}Query`]
      .flatMap((candidate) => known.filter((shape) => shape.name === candidate))
      .find(({ asMember }) => isSameMember(asMember, member))
    if (whole !== undefined) return whole.name
    const shape = shapeCode(member, name)
    const token = member.idempotencyToken ? `idempotencyToken(${shape})` : shape
    const bound = bindingCode(name, member, token)
    return member.required ? bound : `optional(${bound})`
  }

  /** @param role what the shape is to its structure, which names it when the model does not. */
  function shapeCode(shape: WireShape, role: string): string {
    const name = shape.name === undefined ? role : camelCase(shape.name)
    const same = known.find(
      ({ name: other, asMember }) =>
        other === name &&
        asMember.required &&
        !asMember.idempotencyToken &&
        asMember.location === 'body' &&
        isSameShape(asMember, shape),
    )
    if (same !== undefined) return same.name
    const traits = shape.sensitive === true ? '{ sensitive: true }' : ''
    switch (shape.type) {
      case 'string':
        return shape.enum === undefined
          ? call('string', traits)
          : define(name, call('enumeration', JSON.stringify(shape.enum)))
      case 'number':
        return call('integer')
      case 'timestamp':
        return call('timestamp', `'${shape.format}'`)
      case 'list':
        return call('list', partCode(shape, role), traits)
      case 'map':
        return call('map', 'string()', partCode(shape, role), traits)
      case 'structure': {
        const builder = shape.union === true ? 'union' : 'structure'
        return define(name, call(builder, membersCode(shape), traits))
      }
      default:
        return call(shape.type, traits)
    }
  }

  function partCode({ member }: WireShape, role: string): string {
    if (member === undefined) throw new Error(`${role} has no member`)
    return shapeCode(member, role)
  }

  /** A union's members may all be left out in the schema, where one of them is set. */
  function membersCode(shape: WireShape): string {
    if (shape.union !== true) return entries(shape)
    const members = Object.entries(shape.members ?? {}).map(
      ([name, member]) => [name, { ...member, required: true }] as const,
    )
    return entries({ ...shape, members: Object.fromEntries(members) })
  }

  function define(name: string, code: string): string {
    const isTaken = (candidate: string) =>
      !isIdentifier(candidate) ||
      [...BUILDERS, ...taken].includes(candidate) ||
      known.some((shape) => shape.name === candidate) ||
      newShapes.some((shape) => shape.name === candidate && shape.code !== code)
    const own = isTaken(name)
      ? camelCase(operation) + name.charAt(0).toUpperCase() + name.slice(1)
      : name
    if (!newShapes.some((shape) => shape.name === own)) {
      newShapes.push({ name: own, code })
    }
    return own
  }

  return { entries, newShapes }
}

/** A builder's call, without the arguments that are empty. */
function call(builder: string, ...values: readonly string[]): string {
  return `${builder}(${values.filter((value) => value !== '').join(', ')})`
}

function bindingCode(name: string, member: WireMember, code: string): string {
  switch (member.location) {
    case 'label':
      return `label(${code})`
    case 'header':
    case 'query':
      return `${member.location}('${member.locationName ?? name}', ${code})`
    case 'body':
      return code
  }
}

/** Checks that a name can be declared, unlike a reserved word such as `default`. */
function isIdentifier(name: string): boolean {
  const scanner = ts.createScanner(
    ts.ScriptTarget.Latest,
    true,
    ts.LanguageVariant.Standard,
    name,
  )
  return scanner.scan() === ts.SyntaxKind.Identifier
}

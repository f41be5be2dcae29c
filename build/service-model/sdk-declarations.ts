import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import type { WireMember, WireOperation, WireShape } from './wire-shape.ts'

/** Facts about an operation that only the SDK's type declarations have. */
export interface DeclaredOperation {
  /** Errors that the operation is documented to answer with. */
  errors: string[]
  /** The operation with the values that its texts are limited to. */
  operation: WireOperation
}

/** Reads the declarations of a client that is installed in a folder of packages. */
export function readDeclarations(
  packageFolder: string,
  name: string,
  operation: WireOperation,
): DeclaredOperation {
  const file = join(packageFolder, `dist-types/commands/${name}Command.d.ts`)
  const program = ts.createProgram([file], {
    strict: true,
    skipLibCheck: true,
    types: [],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  })
  const checker = program.getTypeChecker()
  const typeOf = (suffix: 'Input' | 'Output') =>
    interfaceOf(program, checker, file, `${name}Command${suffix}`)
  return {
    errors: documentedErrors(readFileSync(file, 'utf8')),
    operation: {
      ...operation,
      input: withValues(operation.input, typeOf('Input'), checker),
      output: withValues(operation.output, typeOf('Output'), checker),
    },
  }
}

function documentedErrors(text: string): string[] {
  const throws = text.matchAll(
    /@throws \{@link (\w+)\} \((?:client|server) fault\)/g,
  )
  return [...throws].map(([, error = '']) => error)
}

function interfaceOf(
  program: ts.Program,
  checker: ts.TypeChecker,
  file: string,
  name: string,
): ts.Type {
  const declaration = program
    .getSourceFile(file)
    ?.statements.find(
      (statement) =>
        ts.isInterfaceDeclaration(statement) && statement.name.text === name,
    )
  if (declaration === undefined) {
    throw new Error(`${file} does not declare ${name}`)
  }
  return checker.getTypeAtLocation(declaration)
}

function withValues<Part extends WireShape>(
  part: Part,
  declared: ts.Type | undefined,
  checker: ts.TypeChecker,
): Part {
  if (declared === undefined) return part
  const type = checker.getNonNullableType(declared)
  switch (part.type) {
    case 'string':
      return { ...part, enum: literalsOf(type) }
    case 'list':
    case 'map': {
      const kind =
        part.type === 'list' ? ts.IndexKind.Number : ts.IndexKind.String
      const inner = checker.getIndexTypeOfType(type, kind)
      return {
        ...part,
        member: part.member && withValues(part.member, inner, checker),
      }
    }
    case 'structure':
      return {
        ...part,
        members: membersWithValues(part.members, type, checker),
      }
    default:
      return part
  }
}

function membersWithValues(
  members: Record<string, WireMember> | undefined,
  type: ts.Type,
  checker: ts.TypeChecker,
): Record<string, WireMember> {
  return Object.fromEntries(
    Object.entries(members ?? {}).map(([name, member]) => {
      const property = checker.getPropertyOfType(type, name)
      const declared = property && checker.getTypeOfSymbol(property)
      return [name, withValues(member, declared, checker)]
    }),
  )
}

/** The values of a type that is a choice of texts; undefined for any text. */
function literalsOf(type: ts.Type): string[] | undefined {
  const parts = type.isUnion() ? type.types : [type]
  const values = parts.map((part) =>
    part.isStringLiteral() ? part.value : undefined,
  )
  return values.every((value) => value !== undefined) ? values : undefined
}

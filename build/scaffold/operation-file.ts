import { MODELED_EXCEPTION_NAMES } from '../../src/errors.ts'
import type { FoundOperation } from './find-operation.ts'
import { addImport, buildersIn, namesIn } from './imports.ts'
import type { KnownShape } from './known-shapes.ts'
import { camelCase } from './names.ts'
import type { ShapeCode } from './shape-code.ts'

// as handlers/shapes.ts lists them
const COMMON_ERRORS = [
  'AccessDeniedException',
  'ValidationException',
  'ThrottlingException',
  'InternalServerException',
]

/** All that an operation's file is written from. */
export interface OperationSource extends FoundOperation {
  path: string
  /** Version of the SDK that describes it. */
  version: string
  /** Errors that the SDK's declarations list. */
  declaredErrors: readonly string[]
}

/** The file of an operation that is still to be answered. */
export function operationFile(
  source: OperationSource,
  shapes: ShapeCode,
  known: readonly KnownShape[],
): string {
  const { name, plane, operation } = source
  const { method, uri, statusCode } = operation
  const errors = listedErrors(source)
  const definition = `
    name: '${name}',
    plane: '${plane}',
    http: { method: '${method}', uri: '${uri}', statusCode: ${statusCode} },
    input: structure(${shapes.entries(operation.input)}),
    output: structure(${shapes.entries(operation.output)}),
    errors: ${errors.code},
    actsForUser: ${actsForUser(source)},
    ${hasToken(source) ? `idempotencyScope: () => '',\n` : ''}handle() {
      throw new ServiceException('InternalServerException', '${notWritten(source)}')
    },`
  const body = `
${introduction(source, errors.unknown)}
export const ${camelCase(name)} = defineOperation({${definition}})
`
  return withImports(body, definition, shapes, known)
}

/** The refusal of an operation that is still to be written; its test shows it. */
function notWritten({ name, path }: OperationSource): string {
  return `${name} is not written yet: write its handle() in ${path}`
}

function withImports(
  body: string,
  definition: string,
  shapes: ShapeCode,
  known: readonly KnownShape[],
): string {
  const from = (path: KnownShape['from']) =>
    known.filter((shape) => shape.from === path).map(({ name }) => name)
  const own = [
    ...from('./shapes.ts'),
    ...shapes.newShapes.map(({ name }) => name),
  ]
  const shared = from('../shapes.ts').filter((name) => !own.includes(name))
  const imports: [from: string, names: string[]][] = [
    ['./shapes.ts', namesIn(definition, own)],
    ['../shapes.ts', namesIn(definition, [...shared, 'commonErrors'])],
    ['../../src/protocol/shapes.ts', buildersIn(definition)],
    ['../../src/operation/operation.ts', ['defineOperation']],
    ['../../src/errors.ts', ['ServiceException']],
  ]
  return imports.reduce(
    (text, [path, names]) => addImport(text, path, names),
    body,
  )
}

function introduction(
  { packageName, version, operation, ...source }: OperationSource,
  unknownErrors: readonly string[],
): string {
  const gaps = [
    'lengths and patterns of texts, bounds and sizes of numbers (integer or long), bounds of lists and maps',
    ...(hasToken({ operation }) ? ["the client token's scope"] : []),
    ...(source.declaredErrors.includes('InternalServerException')
      ? []
      : ['InternalServerException, which the mock itself may answer with']),
    'the texts of errors',
  ]
  const lines = [
    `Scaffolded from the schema and the declarations of ${packageName} ${version}, which do not tell: ${gaps.join('; ')}. Complete these from the service's API reference, then say where the behaviour was learnt: documented, observed or inferred.`,
    ...(unknownErrors.length === 0
      ? []
      : [
          `The declarations list errors that src/errors.ts lacks: ${unknownErrors.join(', ')}.`,
        ]),
  ]
  return lines
    .flatMap(wrapped)
    .map((line) => `// ${line}`)
    .join('\n')
}

/** A text in lines that fit a comment. */
function wrapped(text: string): string[] {
  return text.match(/.{1,110}(?:\s|$)/g)?.map((line) => line.trim()) ?? []
}

function listedErrors(source: OperationSource) {
  const { declaredErrors } = source
  const modeled: readonly string[] = MODELED_EXCEPTION_NAMES
  // what the pipeline itself may answer with
  const needed = [
    'InternalServerException',
    ...(hasToken(source) ? ['ConflictException'] : []),
  ]
  const all = [...new Set([...declaredErrors, ...needed])].filter((name) =>
    modeled.includes(name),
  )
  const hasCommon = COMMON_ERRORS.every((name) => all.includes(name))
  const own = all
    .filter((name) => !hasCommon || !COMMON_ERRORS.includes(name))
    .map((name) => `'${name}'`)
  const list = hasCommon ? ['...commonErrors', ...own] : own
  return {
    code:
      hasCommon && own.length === 0 ? 'commonErrors' : `[${list.join(', ')}]`,
    unknown: declaredErrors.filter((name) => !modeled.includes(name)),
  }
}

function hasToken({ operation }: Pick<FoundOperation, 'operation'>): boolean {
  return Object.values(operation.input.members ?? {}).some(
    ({ idempotencyToken }) => idempotencyToken,
  )
}

function actsForUser({ operation }: FoundOperation): boolean {
  const { userId } = operation.input.members ?? {}
  return userId?.location === 'header'
}

import { posix } from 'node:path'
import ts from 'typescript'

export interface Import {
  /** The imported file from the project's root, or a package's specifier as written. */
  target: string
  /** The package that is imported, `node:` for a built-in; none for a file of ours. */
  package: string | undefined
  /** Whether nothing of it is left at run time. */
  typeOnly: boolean
  line: number
}

export interface Found {
  text: string
  line: number
}

/** What the architecture rules have to know of one source file. */
export interface SourceFacts {
  lineCount: number
  imports: Import[]
  /** Default exports and `export *`. */
  bannedExports: Found[]
  /** Every member that is read, as written (`Date.now`), and `new Date()` where it takes no argument. */
  reads: Found[]
}

export function readSource(path: string, source: string): SourceFacts {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.ES2022, true)
  const facts: SourceFacts = {
    lineCount: source.trimEnd().split('\n').length,
    imports: [],
    bannedExports: [],
    reads: [],
  }

  const at = (node: ts.Node) =>
    file.getLineAndCharacterOfPosition(node.getStart()).line + 1
  const addImport = (node: ts.Node, specifier: ts.Node, typeOnly: boolean) => {
    if (!ts.isStringLiteralLike(specifier)) return
    const { text } = specifier
    const isOurs = text.startsWith('.')
    facts.imports.push({
      target: isOurs ? posix.join(posix.dirname(path), text) : text,
      package: isOurs ? undefined : packageOf(text),
      typeOnly,
      line: at(node),
    })
  }

  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      // `import { type A }` keeps the import at run time, so only `import type` counts as types alone
      const typeOnly =
        node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
      addImport(node, node.moduleSpecifier, typeOnly)
    } else if (ts.isExportDeclaration(node)) {
      if (node.moduleSpecifier) {
        addImport(node, node.moduleSpecifier, node.isTypeOnly)
      }
      if (!node.exportClause || ts.isNamespaceExport(node.exportClause)) {
        facts.bannedExports.push({ text: 'export *', line: at(node) })
      } else if (node.exportClause.elements.some(isDefaultName)) {
        facts.bannedExports.push({ text: 'export default', line: at(node) })
      }
    } else if (
      ts.isExportAssignment(node) ||
      node.kind === ts.SyntaxKind.DefaultKeyword
    ) {
      facts.bannedExports.push({ text: 'export default', line: at(node) })
    } else if (
      ts.isImportTypeNode(node) &&
      ts.isLiteralTypeNode(node.argument)
    ) {
      addImport(node, node.argument.literal, true)
    } else if (ts.isCallExpression(node)) {
      const [specifier] = node.arguments
      if (node.expression.kind === ts.SyntaxKind.ImportKeyword && specifier) {
        addImport(node, specifier, false)
      } else if (isNamed(node.expression, 'Date')) {
        facts.reads.push({ text: 'new Date()', line: at(node) })
      }
    } else if (ts.isNewExpression(node)) {
      if (isNamed(node.expression, 'Date') && !node.arguments?.length) {
        facts.reads.push({ text: 'new Date()', line: at(node) })
      }
    } else if (ts.isPropertyAccessExpression(node)) {
      facts.reads.push({ text: withoutGlobalThis(node), line: at(node) })
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return facts
}

function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return 'node:'
  const steps = specifier.split('/')
  return steps.slice(0, specifier.startsWith('@') ? 2 : 1).join('/')
}

function isDefaultName(element: ts.ExportSpecifier): boolean {
  return element.name.text === 'default'
}

function isNamed(node: ts.Node, name: string): boolean {
  return withoutGlobalThis(node) === name
}

function withoutGlobalThis(node: ts.Node): string {
  return node.getText().replace(/^globalThis\??\./, '')
}

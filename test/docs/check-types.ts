import ts from 'typescript'
import type { CodeBlock } from '../support/code-blocks.ts'
import { ROOT } from '../support/documents.ts'

/**
 * Type-checks blocks of TypeScript, each as a module of its own, and script files, all in one program.
 * The package's own name means the sources.
 *
 * @param config whose options count.
 * @returns one line per problem: the document or file, the line in it, what the compiler says.
 */
export function checkTypes(
  blocks: readonly CodeBlock[],
  scripts: readonly string[] = [],
  config = 'tsconfig.test.json',
): string[] {
  const modules = new Map(
    blocks.map((block) => [
      `${ROOT}${block.path}.${block.line}.block.${block.language === 'tsx' ? 'tsx' : 'ts'}`,
      block,
    ]),
  )
  const options: ts.CompilerOptions = {
    ...compilerOptions(config),
    allowJs: true,
    checkJs: true,
    // files are parsed alike for every program, so that programs can share them
    jsx: ts.JsxEmit.ReactJSX,
    // an example is written in the reader's style, and may end where the reader goes on
    noPropertyAccessFromIndexSignature: false,
    noUnusedLocals: false,
    moduleDetection: ts.ModuleDetectionKind.Force,
  }
  const names = [...modules.keys(), ...scripts.map((path) => ROOT + path)]
  const program = ts.createProgram(names, options, hostOf(modules, options))
  return [
    ...program.getOptionsDiagnostics(),
    ...names.flatMap((name) => {
      const file = program.getSourceFile(name)
      return [
        ...program.getSyntacticDiagnostics(file),
        ...program.getSemanticDiagnostics(file),
      ]
    }),
  ].map((diagnostic) => describe(diagnostic, modules))
}

function compilerOptions(path: string): ts.CompilerOptions {
  const { config } = ts.readConfigFile(ROOT + path, ts.sys.readFile)
  return ts.parseJsonConfigFileContent(config, ts.sys, ROOT).options
}

const parsed = new Map<string, ts.SourceFile | undefined>()

function hostOf(
  modules: ReadonlyMap<string, CodeBlock>,
  options: ts.CompilerOptions,
): ts.CompilerHost {
  const host = ts.createCompilerHost(options)
  return {
    ...host,
    fileExists: (name) => modules.has(name) || host.fileExists(name),
    readFile: (name) => modules.get(name)?.code ?? host.readFile(name),
    getSourceFile(name, languageVersion) {
      const block = modules.get(name)
      if (block) return ts.createSourceFile(name, block.code, languageVersion)
      if (!parsed.has(name)) {
        parsed.set(name, host.getSourceFile(name, languageVersion))
      }
      return parsed.get(name)
    },
  }
}

function describe(
  { file, start = 0, messageText }: ts.Diagnostic,
  modules: ReadonlyMap<string, CodeBlock>,
): string {
  const text = ts.flattenDiagnosticMessageText(messageText, ' ')
  if (file === undefined) return text
  const line = file.getLineAndCharacterOfPosition(start).line
  const block = modules.get(file.fileName)
  return block === undefined
    ? `${file.fileName.replace(ROOT, '')}:${line + 1} ${text}`
    : `${block.path}:${block.line + line} ${text}`
}

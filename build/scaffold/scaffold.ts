import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import * as prettier from 'prettier'
import { readDeclarations } from '../service-model/sdk-declarations.ts'
import {
  declaredIn,
  registeredIn,
  withEntry,
  withRegistered,
  withShapes,
} from './edits.ts'
import { exampleInput } from './example-input.ts'
import { findOperation, type FoundOperation } from './find-operation.ts'
import { namesIn } from './imports.ts'
import { readKnownShapes } from './known-shapes.ts'
import { folderOf, kebabCase } from './names.ts'
import { operationFile } from './operation-file.ts'
import { ScaffoldError } from './scaffold-error.ts'
import { createShapeCode } from './shape-code.ts'
import { testFile } from './test-file.ts'

const REGISTRY = 'handlers/registry.ts'
const VALID_INPUTS = 'test/support/valid-inputs.ts'

/** Paths of the files that an operation needs, from the project's root. */
interface Paths {
  operation: string
  shapes: string
  test: string
}

/** A file as the scaffold leaves it. */
interface TargetFile {
  path: string
  text: string
  isNew: boolean
}

/**
 * Writes all that an operation needs but its behaviour.
 *
 * @param root folder of the project.
 * @returns the files that were written or changed.
 * @throws ScaffoldError before anything is written.
 */
export async function scaffold(
  name: string,
  root: string,
): Promise<{ path: string; isNew: boolean }[]> {
  const registered = registeredIn(textOf(REGISTRY, root))
  const found = findOperation(name, registered)
  const folder = folderOf(name, foldersOf(root))
  const paths = {
    operation: `handlers/${folder}/${kebabCase(name)}.ts`,
    shapes: `handlers/${folder}/shapes.ts`,
    test: `test/operations/${kebabCase(name)}.test.ts`,
  }
  requireUntouched(paths, root)
  const files = await planFiles(found, folder, paths, root)
  for (const { path, text } of files) {
    const file = join(root, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  return files.map(({ path, isNew }) => ({ path, isNew }))
}

async function planFiles(
  found: FoundOperation,
  folder: string,
  paths: Paths,
  root: string,
): Promise<TargetFile[]> {
  const { name, packageName } = found
  const packageFolder = join(root, 'node_modules', packageName)
  const { errors, operation } = readDeclarations(
    packageFolder,
    name,
    found.operation,
  )
  const shapesThere = textOf(paths.shapes, root)
  const known = await readKnownShapes(root, folder)
  const shapes = createShapeCode(name, known, declaredIn(shapesThere))
  const source = {
    ...found,
    operation,
    path: paths.operation,
    version: versionOf(packageFolder),
    declaredErrors: errors,
  }
  const operationText = operationFile(source, shapes, known)
  const { newShapes } = shapes
  const imported = namesIn(
    operationText,
    newShapes.map((shape) => shape.name),
  )
  const isExported = (shape: string) => imported.includes(shape)
  const texts: [path: string, text: string][] = [
    [paths.operation, operationText],
    ...(newShapes.length === 0
      ? []
      : [
          [
            paths.shapes,
            withShapes(shapesThere, newShapes, known, isExported),
          ] as [string, string],
        ]),
    [paths.test, testFile(source)],
    [
      VALID_INPUTS,
      withEntry(
        textOf(VALID_INPUTS, root),
        'export const VALID_INPUTS',
        name,
        exampleInput(operation.input, 'wire'),
      ),
    ],
    [REGISTRY, withRegistered(textOf(REGISTRY, root), name, folder)],
  ]
  return Promise.all(texts.map(([path, text]) => formatted(path, text, root)))
}

/** The text of a file; empty when there is none. */
function textOf(path: string, root: string): string {
  const file = join(root, path)
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

async function formatted(
  path: string,
  text: string,
  root: string,
): Promise<TargetFile> {
  const filepath = join(root, path)
  const options = await prettier.resolveConfig(filepath)
  return {
    path,
    text: await prettier.format(text, { ...options, filepath }),
    isNew: !existsSync(filepath),
  }
}

/** Refuses to write over a file that is there, or into one with changes that are not committed. */
function requireUntouched(paths: Paths, root: string): void {
  const inTheWay = [paths.operation, paths.test].filter((path) =>
    existsSync(join(root, path)),
  )
  if (inTheWay.length > 0) {
    throw new ScaffoldError(
      `The scaffold would write over ${inTheWay.join(', ')}. Move or delete it first.`,
    )
  }
  const changed = uncommitted([paths.shapes, VALID_INPUTS, REGISTRY], root)
  if (changed !== '') {
    throw new ScaffoldError(
      `The scaffold adds to files with changes that are not committed:\n${changed}\nCommit or stash them first, so that what it writes can be told from them.`,
    )
  }
}

function uncommitted(paths: readonly string[], root: string): string {
  return execFileSync('git', ['status', '--porcelain', '--', ...paths], {
    cwd: root,
    encoding: 'utf8',
  }).trimEnd()
}

function foldersOf(root: string): string[] {
  return readdirSync(join(root, 'handlers'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
}

function versionOf(packageFolder: string): string {
  const { version } = JSON.parse(
    readFileSync(join(packageFolder, 'package.json'), 'utf8'),
  ) as { version: string }
  return version
}

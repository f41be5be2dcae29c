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
import { findOperation } from './find-operation.ts'
import { namesIn } from './imports.ts'
import { readKnownShapes } from './known-shapes.ts'
import { folderOf, kebabCase } from './names.ts'
import { operationFile } from './operation-file.ts'
import { ScaffoldError } from './scaffold-error.ts'
import { createShapeCode } from './shape-code.ts'
import { testFile } from './test-file.ts'

const REGISTRY = 'handlers/registry.ts'
const VALID_INPUTS = 'test/bad-input/valid-inputs.ts'

/** A file as the scaffold leaves it, its path from the project's root. */
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
  const files = await planFiles(name, root)
  requireUntouched(files, root)
  for (const { path, text } of files) {
    const file = join(root, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  return files.map(({ path, isNew }) => ({ path, isNew }))
}

async function planFiles(name: string, root: string): Promise<TargetFile[]> {
  const read = (path: string) => readFileSync(join(root, path), 'utf8')
  const registry = read(REGISTRY)
  const found = findOperation(name, registeredIn(registry))
  const folder = folderOf(name, foldersOf(root))
  const packageFolder = join(root, 'node_modules', found.packageName)
  const { errors, operation } = readDeclarations(
    packageFolder,
    name,
    found.operation,
  )
  const path = `handlers/${folder}/${kebabCase(name)}.ts`
  const known = await readKnownShapes(root, folder)
  const shapesPath = `handlers/${folder}/shapes.ts`
  const isNewFile = !existsSync(join(root, shapesPath))
  const shapesText = isNewFile ? '' : read(shapesPath)
  const shapes = createShapeCode(name, known, declaredIn(shapesText))
  const source = {
    ...found,
    operation,
    path,
    version: versionOf(packageFolder),
    declaredErrors: errors,
  }
  const operationText = operationFile(source, shapes, known)
  const plans = [
    { path, text: operationText, isNew: true },
    ...shapesFile(),
    {
      path: `test/operations/${kebabCase(name)}.test.ts`,
      text: testFile(source),
      isNew: true,
    },
    {
      path: VALID_INPUTS,
      text: withEntry(
        read(VALID_INPUTS),
        'export const VALID_INPUTS',
        name,
        exampleInput(operation.input, 'wire'),
      ),
      isNew: false,
    },
    {
      path: REGISTRY,
      text: withRegistered(registry, name, folder),
      isNew: false,
    },
  ]
  return Promise.all(plans.map((plan) => formatted(plan, root)))

  function shapesFile(): TargetFile[] {
    const { newShapes } = shapes
    if (newShapes.length === 0) return []
    const used = namesIn(
      operationText,
      newShapes.map((shape) => shape.name),
    )
    const isExported = (shape: string) => used.includes(shape)
    const text = withShapes(shapesText, newShapes, known, isExported)
    return [{ path: shapesPath, text, isNew: isNewFile }]
  }
}

async function formatted(
  { text, ...file }: TargetFile,
  root: string,
): Promise<TargetFile> {
  const filepath = join(root, file.path)
  const options = await prettier.resolveConfig(filepath)
  return {
    ...file,
    text: await prettier.format(text, { ...options, filepath }),
  }
}

/** Refuses to write over a file that is there, or into one with changes that are not committed. */
function requireUntouched(files: readonly TargetFile[], root: string): void {
  const inTheWay = files
    .filter(({ path, isNew }) => isNew && existsSync(join(root, path)))
    .map(({ path }) => path)
  if (inTheWay.length > 0) {
    throw new ScaffoldError(
      `The scaffold would write over ${inTheWay.join(', ')}. Move or delete it first.`,
    )
  }
  const changed = uncommitted(
    files.filter(({ isNew }) => !isNew).map(({ path }) => path),
    root,
  )
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

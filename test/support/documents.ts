import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The project's root, with a slash at its end. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** The text of a file, named from the project's root. */
export function readText(path: string): string {
  return readFileSync(ROOT + path, 'utf8')
}

/** Files of a folder and the folders in it, named from the project's root. */
export function filesUnder(folder: string, extension: string): string[] {
  return readdirSync(ROOT + folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(extension))
    .map((name) => `${folder}/${name}`)
}

/** All documents that people read. */
export function documents(): string[] {
  return [
    'README.md',
    'ARCHITECTURE.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    ...guides(),
    'examples/vitest-agent/README.md',
    'examples/web/README.md',
    ...filesUnder('decisions', '.md'),
  ]
}

/** The pages that explain one tool each. */
export function guides(): string[] {
  return filesUnder('docs', '.md')
}

import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ROOT } from './documents.ts'

/** A project with a suite of its own, in a folder outside of this one, which it has its packages from. */
export interface InnerProject {
  readonly folder: string
  write(file: string, text: string): void
  /** Output of the project's tests, whether they pass or not. */
  run(options?: readonly string[]): Promise<string>
  remove(): void
}

/** Makes an inner project whose `vitest.config.mjs` is this text. */
export function createInnerProject(config: string): InnerProject {
  const folder = mkdtempSync(join(tmpdir(), 'payments-mock-'))
  const write = (file: string, text: string) =>
    writeFileSync(join(folder, file), text)
  symlinkSync(`${ROOT}node_modules`, join(folder, 'node_modules'))
  write('vitest.config.mjs', config)
  return {
    folder,
    write,
    async run(options = []) {
      const vitest = `${ROOT}node_modules/vitest/vitest.mjs`
      const output = await promisify(execFile)(
        process.execPath,
        [vitest, 'run', '--root', folder, ...options],
        // what the tests leave in the temporary folder goes with the project
        { env: { ...process.env, NO_COLOR: '1', TMPDIR: folder } },
      ).catch((failure: { stdout: string; stderr: string }) => failure)
      return output.stdout + output.stderr
    },
    remove: () => rmSync(folder, { recursive: true }),
  }
}

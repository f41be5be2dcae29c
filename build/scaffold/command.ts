import { scaffold } from './scaffold.ts'
import { ScaffoldError } from './scaffold-error.ts'

/** Output of the command. */
interface Terminal {
  stdout: { write(text: string): unknown }
  stderr: { write(text: string): unknown }
}

/**
 * Runs `npm run scaffold -- OPERATION`.
 *
 * @returns the exit code: 0 when all is written, 2 when nothing is.
 */
export async function runScaffold(
  argv: readonly string[],
  root: string,
  { stdout, stderr }: Terminal,
): Promise<number> {
  const [name, ...rest] = argv
  try {
    if (name === undefined || rest.length > 0) {
      throw new ScaffoldError(
        'Name one operation of the SDKs: npm run scaffold -- GetWorkloadAccessToken',
      )
    }
    const files = await scaffold(name, root)
    for (const { path, isNew } of files) {
      stdout.write(`${isNew ? 'wrote  ' : 'changed'} ${path}\n`)
    }
    const [operation, test] = files
      .map(({ path }) => path)
      .filter((path) => !path.endsWith('shapes.ts'))
    stdout.write(
      `\nWrite handle() in ${operation}, and see it answer:\n  npx vitest run ${test}\nCONTRIBUTING.md has the tables and tests that ask for the operation besides.\n`,
    )
    return 0
  } catch (error) {
    if (!(error instanceof ScaffoldError)) throw error
    stderr.write(`${error.message}\n`)
    return 2
  }
}

import { open, readdir, readFile, realpath, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'

/** The state file of one server. */
export interface StateFile {
  /** Absolute path, with links resolved. */
  readonly file: string
  /** Parsed contents at the time of opening, not validated; undefined if there was no file. */
  readonly contents: unknown
}

/**
 * Reads a state file and checks that it can be written later.
 *
 * @throws Error saying why it cannot be read or written; the file is unchanged.
 */
export async function openStateFile(path: string): Promise<StateFile> {
  const file = await realpath(path).catch(() => resolve(path))
  const text = await readIfThere(file)
  const contents = text === undefined ? undefined : parse(text)
  await removeLeftovers(file)
  await requireWritable(file)
  return { file, contents }
}

/**
 * Makes a function that writes a state file atomically: a reader sees the old state or the new one, even after a
 * crash. Writes are serialized; calls that wait for the same write share it.
 *
 * @param readState returns the state at the moment of writing.
 * @returns rejects with an Error saying why the file could not be written; the file is then unchanged.
 */
export function createStateSaver(
  file: string,
  readState: () => unknown,
): () => Promise<void> {
  let latest = Promise.resolve()
  let waiting: Promise<void> | undefined
  const write = () => {
    waiting = undefined
    return replaceFile(file, `${JSON.stringify(readState())}\n`)
  }
  return () => {
    if (waiting === undefined) {
      waiting = latest.then(write, write)
      latest = waiting
    }
    return waiting
  }
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new Error(`the file cannot be read: ${(error as Error).message}`, {
      cause: error,
    })
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(
      `the file is not JSON: ${(error as Error).message}. Remove it to start with the scenario`,
      { cause: error },
    )
  }
}

async function requireWritable(file: string): Promise<void> {
  const temporary = temporaryOf(file)
  try {
    await writeSynced(temporary, '')
    await rm(temporary)
  } catch (error) {
    throw new Error(
      `the folder ${dirname(file)} cannot be written to: ${(error as Error).message}`,
      { cause: error },
    )
  }
}

async function replaceFile(file: string, text: string): Promise<void> {
  const temporary = temporaryOf(file)
  try {
    await writeSynced(temporary, text)
    await rename(temporary, file)
  } catch (error) {
    // the first error matters more than one of the cleanup
    await rm(temporary, { force: true }).catch(() => {})
    throw error
  }
  await syncFolder(dirname(file))
}

async function writeSynced(file: string, text: string): Promise<void> {
  // a new file, so that it follows no link and has this user's permissions
  await rm(file, { force: true })
  const handle = await open(file, 'wx', 0o600)
  try {
    await handle.writeFile(text)
    // otherwise the rename may reach the disk before the contents
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder, and does not need this step
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Path of the temporary file: in the same folder, as a rename is atomic only within one file system. */
function temporaryOf(file: string): string {
  return join(dirname(file), `.${basename(file)}.${process.pid}.tmp`)
}

/** Removes temporary files of servers that were killed while writing. */
async function removeLeftovers(file: string): Promise<void> {
  const folder = dirname(file)
  const names = await readdir(folder).catch((): string[] => [])
  const prefix = `.${basename(file)}.`
  for (const name of names) {
    const pid = name.startsWith(prefix)
      ? /^(\d+)\.tmp$/.exec(name.slice(prefix.length))?.[1]
      : undefined
    if (pid !== undefined && !isRunning(Number(pid))) {
      await rm(join(folder, name), { force: true })
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

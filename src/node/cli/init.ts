import { writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { CONFIG_FILE_NAMES, findConfigFiles } from '../settings/config-file.ts'
import { CONFIG_TEMPLATE } from '../settings/config-template.ts'
import { UsageError } from '../settings/usage-error.ts'

const [NAME = ''] = CONFIG_FILE_NAMES

/**
 * Writes a commented config file into a folder.
 *
 * @param options `overwrite`: replaces an existing file.
 * @returns the message to print.
 * @throws UsageError if the folder has a config file already, or it cannot be written to.
 */
export async function writeConfigFile(
  folder: string,
  { overwrite }: { overwrite: boolean },
): Promise<string> {
  const existing = (await findConfigFiles(folder)).map((file) => basename(file))
  const other = existing.find((name) => name !== NAME)
  if (other !== undefined) {
    throw new UsageError(
      `${other} is in this folder already, and only one config file is allowed. Remove it first`,
    )
  }
  try {
    await writeFile(join(folder, NAME), CONFIG_TEMPLATE, {
      flag: overwrite ? 'w' : 'wx',
    })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new UsageError(
      code === 'EEXIST'
        ? `${NAME} is in this folder already. Use --force to overwrite it`
        : `${NAME} cannot be written: ${message}`,
    )
  }
  return `Wrote ${NAME}. Edit it, then start the server in this folder:\n\n  npx agentcore-payments-mock\n`
}

import { isObject } from '../../domain/is-object.ts'
import { didYouMean } from '../../domain/closest-name.ts'
import { access, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Given } from './arguments.ts'
import { SETTINGS } from './settings.ts'
import type { Config } from './config.ts'
import { UsageError } from './usage-error.ts'

/** A config and the file that it was read from. */
export interface ConfigFile {
  /** Absolute path. */
  file: string
  /** Contents, whose member names are checked; their values are checked where they are used. */
  config: Config
}

/** File names of a config file in the working directory. */
export const CONFIG_FILE_NAMES = ['mjs', 'js', 'json'].map(
  (extension) => `agentcore-payments-mock.config.${extension}`,
)

/** Members of the config file without a flag. */
const OTHER_MEMBERS = [
  'policy',
  'endpoints',
  'jwks',
  'journalCapacity',
  'scenarios',
] as const satisfies readonly (keyof Config)[]

/** Every member that a config file may have. */
export const CONFIG_MEMBERS: readonly string[] = [
  ...Object.entries(SETTINGS).flatMap(([name, { inConfig }]) =>
    inConfig.length > 0 ? [name] : [],
  ),
  ...OTHER_MEMBERS,
]

/**
 * Reads the config file that was named, or the one that is in a folder.
 *
 * @param named a path, relative to the folder.
 * @returns undefined if none was named and none is there.
 * @throws UsageError naming the file and what is wrong with it.
 */
export async function readConfigFile(
  named: Given | undefined,
  folder: string,
): Promise<ConfigFile | undefined> {
  const file = named
    ? resolve(folder, named.text)
    : await findOnlyConfigFile(folder)
  if (file === undefined) return undefined
  const config = await load(file).catch(({ message }: Error) => {
    throw new UsageError(
      named
        ? `${named.source} cannot be ${JSON.stringify(named.text)}: ${message}`
        : `${file}: ${message}`,
    )
  })
  checkMembers(file, config)
  return { file, config }
}

/** Config files in a folder, absolute, the preferred name first. */
export async function findConfigFiles(folder: string): Promise<string[]> {
  const found = await Promise.all(
    CONFIG_FILE_NAMES.map(async (name) => {
      const file = join(folder, name)
      const exists = await access(file).then(
        () => true,
        () => false,
      )
      return exists ? [file] : []
    }),
  )
  return found.flat()
}

async function findOnlyConfigFile(folder: string): Promise<string | undefined> {
  const [file, other] = await findConfigFiles(folder)
  if (other !== undefined) {
    throw new UsageError(
      `${file} and ${other} are both here. Keep one of them, or choose by --config`,
    )
  }
  return file
}

async function load(file: string): Promise<unknown> {
  const isJson = /\.json$/i.test(file)
  if (!isJson && !/\.m?js$/i.test(file)) {
    throw new Error('a config file ends in .mjs, .js or .json')
  }
  // import's message for a missing file is less clear
  const text = await attempt('cannot be read', () => readFile(file, 'utf8'))
  if (isJson) return attempt('is not JSON', () => JSON.parse(text) as unknown)
  const { default: config } = await attempt(
    'cannot be loaded',
    () => import(pathToFileURL(file).href) as Promise<{ default?: unknown }>,
  )
  if (config === undefined) {
    throw new Error('it has no default export. Write: export default { … }')
  }
  return config
}

async function attempt<Result>(
  problem: string,
  act: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await act()
  } catch (error) {
    // a module may throw any value
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`the file ${problem}: ${reason}`, { cause: error })
  }
}

function checkMembers(file: string, config: unknown): asserts config is Config {
  if (!isObject(config)) {
    throw new UsageError(
      `${file}: a config must be an object. Received: ${JSON.stringify(config) ?? typeof config}`,
    )
  }
  const unknown = Object.keys(config).find(
    (name) => !CONFIG_MEMBERS.includes(name),
  )
  if (unknown !== undefined) {
    throw new UsageError(
      `${file}: unknown member ${JSON.stringify(unknown)}.${didYouMean(unknown, CONFIG_MEMBERS)} Allowed: ${CONFIG_MEMBERS.join(', ')}`,
    )
  }
}

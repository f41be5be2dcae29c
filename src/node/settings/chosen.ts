import { dirname } from 'node:path'
import { inspect } from 'node:util'
import type { Given } from './arguments.ts'
import { SETTINGS, type Setting, type Settings } from './settings.ts'
import type { ConfigFile } from './config-file.ts'
import { UsageError } from './usage-error.ts'

/** Origin of a setting. */
export interface Source {
  /** The flag or variable as the user wrote it, or file and member. */
  name: string
  /** Folder that a relative path in it starts from. */
  folder: string
}

/** All settings and their origins. */
export interface Chosen {
  settings: Settings
  /** Absent for a default. */
  sources: Partial<Record<keyof Settings, Source>>
}

/**
 * Takes each setting from its flag or variable, else from the config file, else its default.
 *
 * @param folder the working directory.
 * @throws UsageError naming where the setting was found, its value and what is allowed.
 */
export function chooseSettings(
  given: Partial<Record<keyof Settings, Given>>,
  configFile: ConfigFile | undefined,
  folder: string,
): Chosen {
  const settings: Record<string, unknown> = {}
  const sources: Chosen['sources'] = {}
  for (const [key, setting] of Object.entries(SETTINGS)) {
    const name = key as keyof Settings
    // read even if it is not used, so that a bad file is reported whatever the flags
    const configured = configFile && findConfigured(name, configFile)
    const text = given[name]
    if (text !== undefined) {
      sources[name] = { name: text.source, folder }
      settings[name] = readText(setting, text.source, text.text)
    } else if (configured !== undefined) {
      sources[name] = configured.source
      settings[name] = configured.value
    } else {
      settings[name] = setting.byDefault
    }
  }
  return { settings: settings as unknown as Settings, sources }
}

function findConfigured(
  name: keyof Settings,
  { file, config }: ConfigFile,
): { source: Source; value: unknown } | undefined {
  const value = name === 'config' ? undefined : config[name]
  if (value === undefined) return undefined
  const source = { name: `${file}: ${name}`, folder: dirname(file) }
  return { source, value: readConfigured(SETTINGS[name], source.name, value) }
}

function readConfigured(
  setting: Setting<unknown>,
  source: string,
  value: unknown,
): unknown {
  const isKnown = setting.inConfig.some((type) => typeof value === type)
  if (!isKnown || value === null || Array.isArray(value)) {
    throw notAllowed(setting, source, value)
  }
  return typeof value === 'object'
    ? value
    : readText(setting, source, String(value))
}

function readText(
  setting: Setting<unknown>,
  source: string,
  text: string,
): unknown {
  const value = setting.read(text)
  if (value === undefined) throw notAllowed(setting, source, text)
  return value
}

function notAllowed(
  { allowed }: Setting<unknown>,
  source: string,
  value: unknown,
): UsageError {
  const shown =
    typeof value === 'string'
      ? JSON.stringify(value)
      : inspect(value, { depth: 1, breakLength: Infinity })
  return new UsageError(`${source} cannot be ${shown}. Allowed: ${allowed}`)
}

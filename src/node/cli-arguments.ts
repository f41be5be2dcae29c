import { Command, CommanderError, Option } from 'commander'
import { SETTINGS, type Setting, type Settings } from './cli-settings.ts'

/** A command line or environment that cannot be followed; the message is one line. */
export class UsageError extends Error {
  override name = 'UsageError' as const
}

/** What the command line and the environment ask for. */
export interface Arguments {
  settings: Settings
  /** The flag or variable that a setting came from, as the user wrote it; none for a default. */
  sources: Partial<Record<keyof Settings, string>>
}

export type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads flags, then variables, then defaults; an empty variable counts as none.
 *
 * @param print takes the text of `--help` and `--version`.
 * @returns undefined after `--help` and `--version`.
 * @throws UsageError naming the flag or variable, its value and what is allowed.
 */
export function readArguments(
  argv: readonly string[],
  env: Environment,
  version: string,
  print: (text: string) => void,
): Arguments | undefined {
  const command = createCommand(version, print)
  try {
    command.parse(argv, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return undefined
    throw new UsageError(describe(error, command))
  }
  const sources: Arguments['sources'] = {}
  const settings: Record<string, unknown> = {}
  for (const [key, setting] of Object.entries(SETTINGS)) {
    const name = key as keyof Settings
    const given = givenFor(name, setting, command, env)
    settings[name] = given
      ? readValue(setting, given.source, given.text)
      : setting.byDefault
    if (given) sources[name] = given.source
  }
  return { settings: settings as unknown as Settings, sources }
}

function createCommand(
  version: string,
  print: (text: string) => void,
): Command {
  const command = new Command('agentcore-payments-mock')
    .description('In-memory mock server of Amazon Bedrock AgentCore Payments')
    .version(version, '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .configureOutput({ writeOut: print, writeErr: () => {} })
    .exitOverride()
  for (const { flag, description, variable, byDefault } of Object.values(
    SETTINGS,
  )) {
    command.addOption(
      new Option(flag, description).env(variable).default(byDefault),
    )
  }
  return command
}

function givenFor(
  name: keyof Settings,
  { flag, variable }: Setting<unknown>,
  command: Command,
  env: Environment,
): { source: string; text: string } | undefined {
  // Of a switch's variable commander heeds only that it is set, so the values of variables are read here.
  if (command.getOptionValueSource(name) === 'cli') {
    const text = String(command.getOptionValue(name))
    return { source: nameOfFlag(flag), text }
  }
  const text = env[variable]
  return text ? { source: variable, text } : undefined
}

function readValue(
  { read, allowed }: Setting<unknown>,
  source: string,
  text: string,
): unknown {
  const value = read(text)
  if (value === undefined) {
    throw new UsageError(
      `${source} cannot be ${JSON.stringify(text)}. Allowed: ${allowed}`,
    )
  }
  return value
}

function describe({ code, message }: CommanderError, command: Command): string {
  const flags = [...command.options.map(({ long }) => long), '--help']
  const allowed = `Allowed: ${flags.join(', ')}`
  switch (code) {
    case 'commander.excessArguments':
      return `unexpected argument ${JSON.stringify(command.args[0])}. ${allowed}`
    case 'commander.unknownOption':
      return `${inOneLine(message)}. ${allowed}`
    default:
      return `${inOneLine(message)}. See --help`
  }
}

function inOneLine(message: string): string {
  return message.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ')
}

function nameOfFlag(flag: string): string {
  return flag.split(' ', 1)[0] ?? flag
}

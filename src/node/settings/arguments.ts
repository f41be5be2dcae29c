import { Command, CommanderError, Option } from 'commander'
import { SETTINGS, type Setting, type Settings } from './settings.ts'
import { UsageError } from './usage-error.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** Text of a setting, and the flag or variable that it came from, as the user wrote it. */
export interface Given {
  source: string
  text: string
}

/** Command and settings from the command line and the environment. */
export type Asked =
  | { command: 'serve'; given: Partial<Record<keyof Settings, Given>> }
  | { command: 'init'; force: boolean }

/**
 * Reads flags, then variables; an empty variable counts as none. The texts of settings are not checked here.
 *
 * @param print takes the text of `--help` and `--version`.
 * @returns undefined after `--help` and `--version`.
 * @throws UsageError naming the flag or argument and what is allowed.
 */
export function readArguments(
  argv: readonly string[],
  env: Environment,
  version: string,
  print: (text: string) => void,
): Asked | undefined {
  const serve = createCommand(version, print)
  const init = addInit(serve)
  let asked = serve
  serve.action(() => {})
  init.action(() => {
    asked = init
  })
  try {
    serve.parse(argv, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return undefined
    throw new UsageError(describe(error, serve))
  }
  if (asked === init) {
    refuseFlagsBesideInit(serve)
    return { command: 'init', force: init.opts()['force'] === true }
  }
  return {
    command: 'serve',
    given: Object.fromEntries(
      Object.entries(SETTINGS).flatMap(([name, setting]) => {
        const given = givenFor(name, setting, serve, env)
        return given ? [[name, given]] : []
      }),
    ),
  }
}

function createCommand(
  version: string,
  print: (text: string) => void,
): Command {
  const command = new Command('agentcore-payments-mock')
    .description('In-memory mock server of Amazon Bedrock AgentCore Payments')
    .version(version, '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .helpCommand(false)
    .enablePositionalOptions()
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

function addInit(serve: Command): Command {
  return serve
    .command('init')
    .description('write a commented config file into this folder')
    .option('--force', 'overwrite an existing config file')
}

function refuseFlagsBesideInit(serve: Command): void {
  const flag = Object.entries(SETTINGS).find(
    ([name]) => serve.getOptionValueSource(name) === 'cli',
  )?.[1].flag
  if (flag !== undefined) {
    throw new UsageError(
      `${nameOfFlag(flag)} is not for init. Allowed: --force, --help`,
    )
  }
}

function givenFor(
  name: string,
  { flag, variable }: Setting<unknown>,
  command: Command,
  env: Environment,
): Given | undefined {
  // Of a switch's variable commander heeds only that it is set, so the values of variables are read here.
  if (command.getOptionValueSource(name) === 'cli') {
    const text = String(command.getOptionValue(name))
    return { source: nameOfFlag(flag), text }
  }
  const text = env[variable]
  return text ? { source: variable, text } : undefined
}

function describe({ code, message }: CommanderError, serve: Command): string {
  const [argument, ofInit] = serve.args
  const isInit = argument === 'init'
  const flags = isInit
    ? ['--force', '--help']
    : [...serve.options.map(({ long }) => long), '--help']
  const problem = inOneLine(message)
  switch (code) {
    case 'commander.excessArguments':
      return isInit
        ? `unexpected argument ${JSON.stringify(ofInit)} after init. Allowed: ${flags.join(', ')}`
        : `unexpected argument ${JSON.stringify(argument)}. Allowed: init, ${flags.join(', ')}`
    case 'commander.unknownOption':
      return `${problem}. Allowed: ${flags.join(', ')}`
    default:
      return `${problem}. See --help`
  }
}

function inOneLine(message: string): string {
  return message.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ')
}

function nameOfFlag(flag: string): string {
  return flag.split(' ', 1)[0] ?? flag
}

import { describe, expect, it } from 'vitest'
import { chooseSettings } from '../../src/node/settings/chosen.ts'
import { readArguments } from '../../src/node/settings/arguments.ts'
import type { Settings } from '../../src/node/settings/settings.ts'
import { UsageError } from '../../src/node/settings/usage-error.ts'

function read(argv: readonly string[], env: Record<string, string> = {}) {
  const asked = readArguments(argv, env, '1.2.3', () => {})
  return asked?.command === 'serve'
    ? chooseSettings(asked.given, undefined, '/here')
    : asked
}

function readSettings(argv: readonly string[], env?: Record<string, string>) {
  const chosen = read(argv, env)
  if (chosen === undefined || !('settings' in chosen)) {
    throw new Error('nothing to serve was asked for')
  }
  return chosen.settings
}

function failure(argv: readonly string[], env: Record<string, string> = {}) {
  try {
    read(argv, env)
    return undefined
  } catch (error) {
    return error
  }
}

const DEFAULTS: Settings = {
  port: 4402,
  host: '127.0.0.1',
  scenario: undefined,
  seed: undefined,
  now: undefined,
  state: undefined,
  config: undefined,
  cors: undefined,
  admin: true,
  x402: true,
  json: false,
  quiet: false,
}

describe('the settings', () => {
  it('have defaults', () => {
    expect(read([])).toEqual({ settings: DEFAULTS, sources: {} })
  })

  it.each<[string[], string, string, Partial<Settings>]>([
    [['--port', '0'], 'AGENTCORE_MOCK_PORT', '0', { port: 0 }],
    [['--port', '65535'], 'AGENTCORE_MOCK_PORT', '65535', { port: 65_535 }],
    [
      ['--host', '0.0.0.0'],
      'AGENTCORE_MOCK_HOST',
      '0.0.0.0',
      { host: '0.0.0.0' },
    ],
    [['--host', '::1'], 'AGENTCORE_MOCK_HOST', '::1', { host: '::1' }],
    [['--scenario', 'a'], 'AGENTCORE_MOCK_SCENARIO', 'a', { scenario: 'a' }],
    [['--seed', '7'], 'AGENTCORE_MOCK_SEED', '7', { seed: '7' }],
    [
      ['--now', '2026-01-01T00:00:00+01:00'],
      'AGENTCORE_MOCK_NOW',
      '2026-01-01T00:00:00+01:00',
      { now: '2026-01-01T00:00:00+01:00' },
    ],
    [['--state', 'f'], 'AGENTCORE_MOCK_STATE', 'f', { state: 'f' }],
    [['--config', 'f'], 'AGENTCORE_MOCK_CONFIG', 'f', { config: 'f' }],
    [['--cors', '*'], 'AGENTCORE_MOCK_CORS', '*', { cors: '*' }],
    [['--no-admin'], 'AGENTCORE_MOCK_ADMIN', 'false', { admin: false }],
    [['--no-admin'], 'AGENTCORE_MOCK_ADMIN', '0', { admin: false }],
    [['--json'], 'AGENTCORE_MOCK_JSON', 'true', { json: true }],
    [['--quiet'], 'AGENTCORE_MOCK_QUIET', '1', { quiet: true }],
  ])('come from %j as from %s=%s', (argv, variable, value, expected) => {
    const settings = { ...DEFAULTS, ...expected }
    const [name] = Object.keys(expected)
    expect(read(argv)).toEqual({
      settings,
      sources: { [name ?? '']: { name: argv[0], folder: '/here' } },
    })
    expect(read([], { [variable]: value })).toEqual({
      settings,
      sources: { [name ?? '']: { name: variable, folder: '/here' } },
    })
  })

  it.each([
    ['AGENTCORE_MOCK_JSON', 'false', 'json', false],
    ['AGENTCORE_MOCK_QUIET', '0', 'quiet', false],
    ['AGENTCORE_MOCK_ADMIN', 'true', 'admin', true],
    ['AGENTCORE_MOCK_ADMIN', '1', 'admin', true],
  ] as const)('%s=%s is heeded for its value', (variable, value, name, is) => {
    expect(readSettings([], { [variable]: value })[name]).toBe(is)
  })

  it('come from a flag before a variable', () => {
    const env = { AGENTCORE_MOCK_PORT: '1', AGENTCORE_MOCK_ADMIN: 'true' }
    expect(readSettings(['--port=2', '--no-admin'], env)).toMatchObject({
      port: 2,
      admin: false,
    })
  })

  it('do not come from an empty variable', () => {
    const env = { AGENTCORE_MOCK_PORT: '', AGENTCORE_MOCK_JSON: '' }
    expect(readSettings([], env)).toEqual(DEFAULTS)
  })

  it.each([
    ['--port', 'http'],
    ['--port', '65536'],
    ['--port', '-1'],
    ['--port', '1.5'],
    ['--port', '0x10'],
    ['--port', ''],
    ['--host', 'http://localhost'],
    ['--host', ''],
    ['--scenario', ''],
    ['--state', ''],
    ['--config', ''],
    ['--now', 'soon'],
    ['--now', '5'],
    ['--now', '2026-13-01'],
    ['--now', '2026-01-01T00:00:00'],
    ['--cors', 'localhost'],
    ['--cors', 'http://localhost/'],
    ['--cors', 'http://a.example, http://b.example'],
  ])('refuse %s "%s", as a flag and as a variable', (flag, value) => {
    const variable = `AGENTCORE_MOCK_${flag.slice(2).toUpperCase()}`
    const words = (source: string) =>
      new RegExp(`^${source} cannot be "${escape(value)}"\\. Allowed: .+$`)
    const error = failure([`${flag}=${value}`])
    expect(error).toBeInstanceOf(UsageError)
    expect((error as UsageError).message).toMatch(words(flag))
    if (value === '') return
    expect((failure([], { [variable]: value }) as UsageError).message).toMatch(
      words(variable),
    )
  })

  it.each(['ADMIN', 'JSON', 'QUIET'])('refuse %s=maybe', (name) => {
    const variable = `AGENTCORE_MOCK_${name}`
    expect(failure([], { [variable]: 'maybe' })).toMatchObject({
      message: `${variable} cannot be "maybe". Allowed: true, 1, false, 0`,
    })
  })

  const FLAGS =
    '--version, --port, --host, --scenario, --seed, --now, --state, --config, --cors, --no-admin, --no-x402, --json, --quiet, --help'

  it.each([
    [
      ['--prot', '1'],
      `unknown option '--prot' (Did you mean --port?). Allowed: ${FLAGS}`,
    ],
    [['-p', '1'], `unknown option '-p'. Allowed: ${FLAGS}`],
    [['start'], `unexpected argument "start". Allowed: init, ${FLAGS}`],
    [
      ['init', 'here'],
      'unexpected argument "here" after init. Allowed: --force, --help',
    ],
    [
      ['init', '--port', '1'],
      "unknown option '--port'. Allowed: --force, --help",
    ],
    [
      ['--port', '1', 'init'],
      '--port is not for init. Allowed: --force, --help',
    ],
    [['--force'], `unknown option '--force'. Allowed: ${FLAGS}`],
    [['--state'], "option '--state <file>' argument missing. See --help"],
    [['--port'], "option '--port <number>' argument missing. See --help"],
  ])('refuse %j', (argv, message) => {
    const error = failure(argv)
    expect(error).toBeInstanceOf(UsageError)
    expect((error as UsageError).message).toBe(message)
  })
})

describe('init', () => {
  it.each([
    [['init'], false],
    [['init', '--force'], true],
  ])('is asked for by %j', (argv, force) => {
    expect(read(argv)).toEqual({ command: 'init', force })
  })

  it('has a help of its own', () => {
    let help = ''
    const print = (text: string) => {
      help += text
    }
    expect(readArguments(['init', '--help'], {}, '1.2.3', print)).toBe(
      undefined,
    )
    expect(help).toContain('--force')
    expect(help).not.toContain('--port')
  })
})

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}

import type { ScenarioDocument } from '../../scenarios/document.ts'
import { isCorsOrigin } from '../server/cors.ts'
import { DEFAULT_HOST, DEFAULT_PORT } from '../server/start-server.ts'

/** Settings of the command. */
export interface Settings {
  port: number
  host: string
  /** A scenario's name, a path to a JSON file or, from the config file, the document itself. */
  scenario: string | ScenarioDocument | undefined
  seed: string | undefined
  now: string | undefined
  state: string | undefined
  config: string | undefined
  cors: string | undefined
  admin: boolean
  x402: boolean
  json: boolean
  quiet: boolean
}

/** A setting: its flag, environment variable, config member and allowed values. */
export interface Setting<Value> {
  flag: string
  variable: string
  description: string
  allowed: string
  byDefault: Value
  /** Allowed types of the config member; none if there is no such member. */
  inConfig: readonly ('string' | 'number' | 'boolean' | 'object')[]
  /** Parses a text; undefined for a value that is not allowed. */
  read(text: string): Value | undefined
}

const ISO_INSTANT =
  /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/

const SWITCH_WORDS = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
])

const SWITCH = {
  allowed: [...SWITCH_WORDS.keys()].join(', '),
  inConfig: ['boolean', 'number'],
  read: (text: string) => SWITCH_WORDS.get(text),
} as const

const FILE = {
  allowed: 'a path to a file',
  byDefault: undefined,
  read: (text: string) => text || undefined,
}

/** Every flag but `--help` and `--version`. */
export const SETTINGS: { [Name in keyof Settings]: Setting<Settings[Name]> } = {
  port: {
    flag: '--port <number>',
    variable: 'AGENTCORE_MOCK_PORT',
    description: 'port to listen on, 0 for any free one',
    allowed: 'a whole number from 0 to 65535, 0 for any free port',
    byDefault: DEFAULT_PORT,
    inConfig: ['number'],
    read: (text) =>
      /^\d{1,5}$/.test(text) && Number(text) <= 65_535
        ? Number(text)
        : undefined,
  },
  host: {
    flag: '--host <name>',
    variable: 'AGENTCORE_MOCK_HOST',
    description: 'name or address to listen on',
    allowed: 'a name or address of this machine, 0.0.0.0 for all',
    byDefault: DEFAULT_HOST,
    inConfig: ['string'],
    read: (text) => (/^[\w.:%-]+$/.test(text) ? text : undefined),
  },
  scenario: {
    flag: '--scenario <name|file>',
    variable: 'AGENTCORE_MOCK_SCENARIO',
    description: 'scenario to start with: a name, or a path to a JSON file',
    allowed: 'the name of a scenario or a path to a JSON file',
    byDefault: undefined,
    inConfig: ['string', 'object'],
    read: (text) => text || undefined,
  },
  seed: {
    flag: '--seed <text>',
    variable: 'AGENTCORE_MOCK_SEED',
    description: 'equal seeds give equal ids and signatures',
    allowed: 'any text',
    byDefault: undefined,
    inConfig: ['string', 'number'],
    read: (text) => text,
  },
  now: {
    flag: '--now <iso>',
    variable: 'AGENTCORE_MOCK_NOW',
    description: 'time of the clock, which then starts frozen',
    allowed: 'ISO 8601 with a time zone, such as 2026-01-01T00:00:00Z',
    byDefault: undefined,
    inConfig: ['string'],
    read: (text) =>
      ISO_INSTANT.test(text) && !Number.isNaN(Date.parse(text))
        ? text
        : undefined,
  },
  state: {
    flag: '--state <file>',
    variable: 'AGENTCORE_MOCK_STATE',
    description:
      'state file to continue from, and to save the world to at the end',
    inConfig: ['string'],
    ...FILE,
  },
  config: {
    flag: '--config <file>',
    variable: 'AGENTCORE_MOCK_CONFIG',
    description: 'config file, if it has another name or folder',
    inConfig: [],
    ...FILE,
  },
  cors: {
    flag: '--cors <origin>',
    variable: 'AGENTCORE_MOCK_CORS',
    description: 'allowed origin of pages (CORS), "*" for any',
    allowed: '"*" or one origin such as http://localhost:5173',
    byDefault: undefined,
    inConfig: ['string'],
    read: (text) => (isCorsOrigin(text) ? text : undefined),
  },
  admin: {
    flag: '--no-admin',
    variable: 'AGENTCORE_MOCK_ADMIN',
    description: 'turn off the admin API and the panel under /_mock/',
    byDefault: true,
    ...SWITCH,
  },
  x402: {
    flag: '--no-x402',
    variable: 'AGENTCORE_MOCK_X402',
    description: 'leave out the facilitator and the shop under /x402/',
    byDefault: true,
    ...SWITCH,
  },
  json: {
    flag: '--json',
    variable: 'AGENTCORE_MOCK_JSON',
    description: 'print JSON, one object per line',
    byDefault: false,
    ...SWITCH,
  },
  quiet: {
    flag: '--quiet',
    variable: 'AGENTCORE_MOCK_QUIET',
    description: 'print only the ready line',
    byDefault: false,
    ...SWITCH,
  },
}

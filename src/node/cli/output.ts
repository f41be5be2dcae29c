import type { JournalEntry } from '../../mock/controller.ts'
import type { PaymentsMockCore } from '../../mock/mock.ts'
import type { Settings } from '../settings/settings.ts'
import type { KeptState } from './state.ts'
import { sdkEnvironment } from '../pages/sdk-environment.ts'
import type { RunningServer } from '../server/start-server.ts'

/** Members of a journal entry that are logged; bodies and rows are not. */
type LoggedRequest = Pick<
  JournalEntry,
  | 'requestId'
  | 'at'
  | 'method'
  | 'path'
  | 'operation'
  | 'userId'
  | 'statusCode'
  | 'error'
  | 'warnings'
  | 'bug'
>

/** Output streams of the command. */
export interface Output {
  stdout: { write(text: string): unknown }
  stderr: { write(text: string): unknown; isTTY?: boolean }
}

/** A started server, and the origin of its settings and its world. */
export interface Started {
  server: RunningServer
  mock: PaymentsMockCore
  configFile: string | undefined
  state: StateView | undefined
}

/** Prints what the server does. */
export interface Reporter {
  ready(started: Started): void
  request(entry: LoggedRequest): void
  /** @param file the state file. */
  saved(file: string): void
}

/** @returns a reporter that follows `--json`, `--quiet` and `--no-admin`. */
export function createReporter(output: Output, settings: Settings): Reporter {
  const { ready, request, bug, saved } = settings.json ? JSON_LINES : TEXT_LINES
  const writeTo = (stream: Output['stdout'], lines: readonly string[]) => {
    stream.write(lines.map((line) => `${line}\n`).join(''))
  }
  return {
    ready(started) {
      const [first = '', ...rest] = ready({
        ...started,
        hasAdmin: settings.admin,
      })
      writeTo(output.stdout, settings.quiet ? [first] : [first, ...rest])
    },
    request(entry) {
      if (!settings.quiet) writeTo(output.stdout, [request(entry)])
      if (entry.bug !== undefined) {
        writeTo(output.stderr, [bug(entry, entry.bug)])
      }
    },
    saved(file) {
      if (!settings.quiet) writeTo(output.stdout, [saved(file)])
    },
  }
}

interface Lines {
  /** The ready line first. */
  ready(started: Started & { hasAdmin: boolean }): string[]
  request(entry: LoggedRequest): string
  bug(entry: LoggedRequest, stack: string): string
  saved(file: string): string
}

const TEXT_LINES: Lines = {
  ready: ({ server, mock: { scenario }, configFile, state, hasAdmin }) => [
    `agentcore-payments-mock listening on ${server.url}`,
    '',
    'Point an AWS SDK or the AWS CLI at it:',
    ...Object.entries(sdkEnvironment(server.url, scenario.ids)).map(
      ([name, value]) => `export ${name}=${value}`,
    ),
    '',
    `Scenario ${scenario.name}: ${scenario.description}`,
    ...Object.entries(scenario.ids ?? {}).map(
      ([name, id]) => `  ${name} ${id}`,
    ),
    '',
    ...(configFile === undefined ? [] : [`Config: ${configFile}`]),
    ...(state === undefined ? [] : [describeState(state)]),
    ...(hasAdmin
      ? [
          `Panel: ${consoleUrl(server.url)}`,
          `Health: ${healthUrl(server.url)}`,
          '',
        ]
      : []),
  ],
  request({ method, path, operation, statusCode, error }) {
    const line = `${method} ${path} ${operation ?? '-'} ${statusCode}`
    return error ? `${line} ${error.name}: ${oneLine(error.message)}` : line
  },
  bug: ({ method, path, requestId }, stack) =>
    `Bug in agentcore-payments-mock, at ${method} ${path} (${requestId}):\n${stack}`,
  saved: (file) => `State saved in ${file}`,
}

const JSON_LINES: Lines = {
  ready: ({ server, mock: { scenario }, configFile, state, hasAdmin }) => [
    JSON.stringify({
      event: 'listening',
      url: server.url,
      port: server.port,
      scenario: scenario.name,
      ids: scenario.ids ?? {},
    }),
    JSON.stringify({
      event: 'environment',
      variables: sdkEnvironment(server.url, scenario.ids),
      ...(hasAdmin
        ? { console: consoleUrl(server.url), health: healthUrl(server.url) }
        : {}),
    }),
    ...(configFile === undefined
      ? []
      : [JSON.stringify({ event: 'config', file: configFile })]),
    ...(state === undefined
      ? []
      : [JSON.stringify({ event: 'state', ...stateView(state) })]),
  ],
  request: (entry) =>
    JSON.stringify({
      event: 'request',
      requestId: entry.requestId,
      at: entry.at,
      method: entry.method,
      path: entry.path,
      operation: entry.operation,
      userId: entry.userId,
      statusCode: entry.statusCode,
      error: entry.error,
      warnings: entry.warnings,
    }),
  bug: ({ requestId }, stack) =>
    JSON.stringify({ event: 'bug', requestId, stack }),
  saved: (file) => JSON.stringify({ event: 'state-saved', file }),
}

type StateView = Omit<KeptState, 'save'>

function describeState({ file, restored, unused }: StateView): string {
  if (!restored) return `State file (new): ${file}`
  const line = `State file: continued from ${file}`
  return unused.length === 0 ? line : `${line}; ignored: ${unused.join(', ')}`
}

function stateView({ file, restored, unused }: StateView): StateView {
  return { file, restored, unused }
}

function consoleUrl(url: string): string {
  return `${url}/_mock/`
}

function healthUrl(url: string): string {
  return `${url}/_mock/health`
}

/** Puts a message on one line, as it may quote a caller's text with line breaks. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
}

import type { MockOptions } from '../../mock/mock-options.ts'
import type { ScenarioDocument } from '../../scenarios/document.ts'

/**
 * What a config file of the command may say. Flags and variables count more.
 *
 * Relative paths start from the config file.
 */
export interface Config<ScenarioName extends string = string> extends Pick<
  MockOptions,
  'policy' | 'endpoints' | 'jwks' | 'journalCapacity'
> {
  /** Default 4402; 0 picks a free one. */
  port?: number
  /** Name or address to listen on. Default `127.0.0.1`. */
  host?: string
  /** World to start with: a name, a path to a JSON file, or the document itself. Default `readyAccount`. */
  scenario?: ScenarioName | ScenarioDocument<string, ScenarioName>
  /** Equal seeds give equal ids and signatures. */
  seed?: string | number
  /** ISO 8601 with a time zone: the time at which the clock stands still until it is moved. */
  now?: string
  /** File to go on from, and to keep the world in at the end. */
  state?: string
  /** Origin of the pages that may call, `*` for any. Default: none. */
  cors?: string
  /** Whether `/_mock/` answers. Default true. */
  admin?: boolean
  /** Whether an x402 facilitator and paid resources answer under `/x402/`. Default true. */
  x402?: boolean
  /** Whether to print JSON, one object a line. Default false. */
  json?: boolean
  /** Whether to print the ready line alone. Default false. */
  quiet?: boolean
  /** Scenarios of your own, to be asked for by name as the built-in ones are; one may extend those before it. */
  scenarios?: readonly ScenarioDocument<string, ScenarioName>[]
}

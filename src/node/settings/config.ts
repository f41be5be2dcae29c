import type { MockOptions } from '../../mock/mock-options.ts'
import type { ScenarioDocument } from '../../scenarios/document.ts'

/**
 * A config file of the command. Flags and environment variables override it.
 *
 * Relative paths are resolved against the config file's folder.
 */
export interface Config<ScenarioName extends string = string> extends Pick<
  MockOptions,
  'policy' | 'endpoints' | 'jwks' | 'journalCapacity'
> {
  /** Port to listen on. Default 4402; 0 picks a free one. */
  port?: number
  /** Name or address to listen on. Default `127.0.0.1`. */
  host?: string
  /** Scenario to start with: a name, a path to a JSON file, or the document itself. Default `readyAccount`. */
  scenario?: ScenarioName | ScenarioDocument<string, ScenarioName>
  /** Equal seeds give equal ids and signatures. */
  seed?: string | number
  /** Time of the clock, which then starts frozen: ISO 8601 with a time zone. */
  now?: string
  /** State file: the server continues from it, and saves the world to it at the end. */
  state?: string
  /** Allowed origin of pages (CORS), `*` for any. Default: none. */
  cors?: string
  /** Set to false to turn off the admin API and the panel under `/_mock/`. Default true. */
  admin?: boolean
  /** Set to false to turn off the x402 facilitator and the paid resources under `/x402/`. Default true. */
  x402?: boolean
  /** Prints JSON, one object per line. Default false. */
  json?: boolean
  /** Prints only the ready line. Default false. */
  quiet?: boolean
  /** Scenarios of your own, which can be loaded by name; each may extend the built-in ones and those before it. */
  scenarios?: readonly ScenarioDocument<string, ScenarioName>[]
}

import type { MockController } from '../../mock/controller.ts'
import type { Namespaces } from '../../mock/namespaces.ts'
import type { NamedScenario, Scenario } from '../../scenarios/scenario.ts'
import type { AdminBody } from './body.ts'
import type { EventLog } from '../events/log.ts'

/** The parts of the admin API that all namespaces share. */
export interface AdminParts {
  namespaces: Namespaces
  /** Scenarios that `POST scenarios/{name}` may load. */
  scenarios: readonly NamedScenario[]
  /**
   * Completes a scenario document.
   *
   * @throws MockError (as a rejection) naming what is wrong with it.
   */
  completeScenario(document: unknown): Promise<Scenario>
  /** Version of the package. */
  version: string
  /** Names of the operations that the mock answers. */
  operations: readonly string[]
  /** Writes the state file and returns its path; absent if there is none. */
  saveState?: () => Promise<{ file: string }>
  /** Id of this run of the server, in letters and digits. */
  run: string
  /**
   * Returns a file of the panel's page.
   *
   * @param name under `/_mock/`; empty for the page itself.
   */
  page?: (name: string, headers: Headers) => Promise<Response | undefined>
}

/** The admin API's parts and the mock that one call addresses. */
export interface AdminWorld extends AdminParts {
  /** The mock of the namespace that the call is for. */
  controller: MockController
  /** That namespace; undefined for the mock that the server was started with. */
  namespace: string | undefined
  /** Events of that mock, recorded from the first call of this method on. */
  eventLog(): EventLog
  /** Ends the event log of a mock and its streams. */
  endEventLog(controller: MockController): void
}

/** Path, query and body of a call. */
export interface AdminCall {
  /** The value of the path's placeholder. */
  name: string
  body: AdminBody
  query: Readonly<Record<string, string>>
  headers: Headers
  /** Waits for real time; absent where calls do not wait. */
  wait: ((ms: number) => Promise<void>) | undefined
}

/** A JSON Schema of the 2020-12 draft, which OpenAPI 3.1 uses. */
export interface JsonSchema {
  readonly [keyword: string]: unknown
}

/** A route of the admin API and its description. */
export interface AdminRoute {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Under `/_mock/`; `{name}` stands for one segment. */
  path: string
  /** One sentence that begins with a verb. */
  summary: string
  /** Schema of the body; without it, a body has no members. */
  body?: JsonSchema
  /** Schemas of the query parameters. */
  query?: Readonly<Record<string, JsonSchema>>
  /** Kind of a successful reply: JSON, server-sent events, a page, or a redirect to one. */
  reply: JsonSchema | 'events' | 'page' | 'redirect'
  /** Handles a call; a `Response` is sent as it is, every other value as JSON. */
  answer(world: AdminWorld, call: AdminCall): unknown
}

/** Members that the body of a route may have; `any` where the mock itself checks the whole document. */
export function bodyMembersOf({ body }: AdminRoute): readonly string[] | 'any' {
  if (body === undefined) return []
  const { properties } = body
  return typeof properties === 'object' && properties !== null
    ? Object.keys(properties)
    : 'any'
}

import type { MockController } from '../../mock/controller.ts'
import type { Namespaces } from '../../mock/namespaces.ts'
import type { NamedScenario, Scenario } from '../../scenarios/scenario.ts'
import type { AdminBody } from './body.ts'
import type { EventLog } from '../events/log.ts'

/** What the admin API works on and tells about, whatever the namespace. */
export interface AdminParts {
  namespaces: Namespaces
  /** What `POST scenarios/{name}` may load. */
  scenarios: readonly NamedScenario[]
  /**
   * Turns a scenario document, in which much may be left out, into a scenario.
   *
   * @throws MockError (as a rejection) naming what is wrong with it.
   */
  completeScenario(document: unknown): Promise<Scenario>
  /** Version of the package. */
  version: string
  /** Names of the operations that the mock answers. */
  operations: readonly string[]
  /** Keeps the state in a file, and says in which; there may be none. */
  saveState?: () => Promise<{ file: string }>
  /** Tells this server from those before it; letters and digits. */
  run: string
  /**
   * Answers for a file of the page that shows all of this.
   *
   * @param name under `/_mock/`; empty for the page itself.
   */
  page?: (name: string, headers: Headers) => Promise<Response | undefined>
}

/** What one call works on. */
export interface AdminWorld extends AdminParts {
  /** The mock of the namespace that the call is for. */
  controller: MockController
  /** That namespace; undefined for the mock from which all descend. */
  namespace: string | undefined
  /** What happens in that mock; it begins to be kept when it is first asked for. */
  eventLog(): EventLog
  /** Ends what is kept of a mock's events, and every stream of them. */
  endEventLog(controller: MockController): void
}

/** What a call of a route brings with it. */
export interface AdminCall {
  /** The segment that stands for the path's placeholder. */
  name: string
  body: AdminBody
  query: Readonly<Record<string, string>>
  headers: Headers
  /** Lets real time pass; without it none does. */
  wait: ((ms: number) => Promise<void>) | undefined
}

/** A JSON Schema of the 2020-12 draft, as OpenAPI 3.1 takes it. */
export interface JsonSchema {
  readonly [keyword: string]: unknown
}

/** One way to call the admin API, and what to know before one does. */
export interface AdminRoute {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Under `/_mock/`; `{name}` stands for one segment. */
  path: string
  /** One sentence. */
  summary: string
  /** What a body may be; without it, a body has no members. */
  body?: JsonSchema
  /** What the query string may have. */
  query?: Readonly<Record<string, JsonSchema>>
  /** What a success answers with: JSON, server-sent events, a page for a person, or the way to one. */
  reply: JsonSchema | 'events' | 'page' | 'redirect'
  /** A `Response` is handed on as it is, everything else as JSON. */
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

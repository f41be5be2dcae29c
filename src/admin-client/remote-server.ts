import type { Connection } from './connection.ts'

/** A scenario that the server knows by name. */
export interface NamedScenario<Name extends string = string> {
  name: Name
  description: string
}

/** What a server has beside the mock itself. */
export interface RemoteServer<ScenarioName extends string = string> {
  /**
   * Sends a call to the service, in the client's namespace, as `mock.fetch` does.
   *
   * @throws MockError (as a rejection) when no server answers.
   */
  fetch(request: Request): Promise<Response>
  /** The scenarios that it can begin with by their names. */
  scenarios(): Promise<readonly NamedScenario<ScenarioName>[]>
  /**
   * Starts over with one of them.
   *
   * @throws MockError (as a rejection) when there is none of that name; nothing has changed then.
   */
  load(scenario: ScenarioName): Promise<void>
}

export function createRemoteServer({ call, fetch }: Connection): RemoteServer {
  return {
    fetch,
    async scenarios() {
      const { scenarios } = await call<{ scenarios: NamedScenario[] }>(
        'GET scenarios',
      )
      return scenarios
    },
    async load(scenario) {
      await call(`POST scenarios/${encodeURIComponent(scenario)}`)
    },
  }
}

import type { Connection } from './connection.ts'

/** A scenario that the server can load by name. */
export interface NamedScenario<Name extends string = string> {
  name: Name
  description: string
}

/** The members of a server that a mock does not have. */
export interface RemoteServer<ScenarioName extends string = string> {
  /**
   * Sends a call to the service, in the client's namespace, as `mock.fetch` does.
   *
   * @throws MockError (as a rejection) when no server answers.
   */
  fetch(request: Request): Promise<Response>
  /** Lists the scenarios that can be loaded by name. */
  scenarios(): Promise<readonly NamedScenario<ScenarioName>[]>
  /**
   * Resets the mock to one of them.
   *
   * @throws MockError (as a rejection) when no scenario has that name; nothing has changed then.
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

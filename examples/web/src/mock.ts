import { startPaymentsWorker } from 'agentcore-payments-mock/browser'
import { mountDevtools } from 'agentcore-payments-mock/devtools'

/** Lets the mock answer what the app sends to AgentCore, and shows its panel. */
export async function startMock(): Promise<void> {
  // quiet: the panel shows the requests
  const { mock } = await startPaymentsWorker({ persist: true, quiet: true })
  mountDevtools(mock, { position: 'right', initiallyOpen: true })
}

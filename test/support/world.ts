import type { BedrockAgentCore } from '@aws-sdk/client-bedrock-agentcore'
import type { BedrockAgentCoreControl } from '@aws-sdk/client-bedrock-agentcore-control'
import {
  createPaymentsMock,
  type Duration,
  type MockOptions,
  type PaymentsMock,
} from '../../src/entries/index.ts'
import { createControlClient, createSdkClient } from './sdk-client.ts'
import { ADAPTERS, type Adapter } from './adapters.ts'

/** A fresh mock and real SDK clients that reach it; closed after the test. */
export interface World {
  readonly client: BedrockAgentCore
  /** The client of the control plane. */
  readonly control: BedrockAgentCoreControl
  /** Text of every response body that the clients received, oldest first. */
  readonly bodies: readonly string[]
  /** The mock behind the client; a test that asks for it is skipped over an endpoint of another process. */
  readonly mock: PaymentsMock
  /** The mock's time, which stands still until a test moves it. */
  readonly clock: {
    now(): Promise<Date>
    advanceBy(duration: Duration): Promise<void>
    advanceTo(instant: Date): Promise<void>
  }
  close(): void | Promise<void>
}

/** A world of this process, at half a second past ten: times have milliseconds. */
export async function startWorld(
  adapter: Adapter,
  options: MockOptions = {},
): Promise<World> {
  const mock = createPaymentsMock({
    now: '2026-05-04T10:00:00.500Z',
    ...options,
  })
  const open = await ADAPTERS[adapter](mock)
  const bodies: string[] = []
  const client = createSdkClient(open.client, bodies)
  const control = createControlClient(open.client, bodies)
  return {
    client,
    control,
    bodies,
    mock,
    clock: {
      now: async () => mock.clock.now(),
      async advanceBy(duration) {
        mock.clock.advanceBy(duration)
      },
      async advanceTo(instant) {
        mock.clock.advanceTo(instant)
      },
    },
    async close() {
      client.destroy()
      control.destroy()
      await open.close()
    },
  }
}

import type { BedrockAgentCore } from '@aws-sdk/client-bedrock-agentcore'
import {
  createPaymentsMock,
  type Duration,
  type MockOptions,
  type PaymentsMock,
} from '../../src/entries/index.ts'
import { createSdkClient } from './sdk-client.ts'
import { WAYS_IN, type WayIn } from './ways-in.ts'

/** A fresh mock and a real SDK client that reaches it; closed after the test. */
export interface World {
  readonly client: BedrockAgentCore
  /** Text of every response body that the client received, oldest first. */
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

/** A world of this process, at half a second past ten: sessions count whole seconds. */
export async function startWorld(
  way: WayIn,
  options: MockOptions = {},
): Promise<World> {
  const mock = createPaymentsMock({
    now: '2026-05-04T10:00:00.500Z',
    ...options,
  })
  const open = await WAYS_IN[way](mock)
  const bodies: string[] = []
  const client = createSdkClient(open.client, bodies)
  return {
    client,
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
      await open.close()
    },
  }
}

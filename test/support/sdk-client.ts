import {
  BedrockAgentCore,
  type BedrockAgentCoreClientConfig,
} from '@aws-sdk/client-bedrock-agentcore'
import { BedrockAgentCoreControl } from '@aws-sdk/client-bedrock-agentcore-control'

/** How a client reaches the mock, beside region and credentials. */
export type ClientWay = Pick<
  BedrockAgentCoreClientConfig,
  'endpoint' | 'requestHandler'
>

/** The real SDK client; the text of every response body is added to `bodies` before the SDK reads it. */
export function createSdkClient(
  way: ClientWay,
  bodies: string[],
): BedrockAgentCore {
  return recording(new BedrockAgentCore({ ...SETTINGS, ...way }), bodies)
}

/** The same for the control plane. */
export function createControlClient(
  way: ClientWay,
  bodies: string[],
): BedrockAgentCoreControl {
  return recording(new BedrockAgentCoreControl({ ...SETTINGS, ...way }), bodies)
}

const SETTINGS = {
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  // a refusal that an SDK would try again must reach the test at once
  maxAttempts: 1,
}

function recording<Client extends BedrockAgentCore | BedrockAgentCoreControl>(
  client: Client,
  bodies: string[],
): Client {
  const { middlewareStack } = client as Pick<
    BedrockAgentCore,
    'middlewareStack'
  >
  middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args)
      const response = result.response as { body: BodyStream }
      const body = await readAll(response.body)
      bodies.push(new TextDecoder().decode(body))
      response.body = body
      return result
    },
    // the innermost place: between the HTTP handler and the deserializer
    { step: 'deserialize', priority: 'low', name: 'recordBodies' },
  )
  return client
}

// the fetch handler has a blob for a response without a body
type BodyStream = Uint8Array | Blob | AsyncIterable<Uint8Array>

async function readAll(body: BodyStream): Promise<Uint8Array> {
  if (body instanceof Uint8Array) return body
  if (body instanceof Blob) return new Uint8Array(await body.arrayBuffer())
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)
  return Buffer.concat(chunks)
}

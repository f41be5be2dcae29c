import {
  BedrockAgentCore,
  type BedrockAgentCoreClientConfig,
} from '@aws-sdk/client-bedrock-agentcore'

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
  const client = new BedrockAgentCore({
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    // a refusal that an SDK would try again must reach the test at once
    maxAttempts: 1,
    ...way,
  })
  client.middlewareStack.add(
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

type BodyStream = Uint8Array | AsyncIterable<Uint8Array>

async function readAll(body: BodyStream): Promise<Uint8Array> {
  if (body instanceof Uint8Array) return body
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)
  return Buffer.concat(chunks)
}

import { BedrockAgentCore } from '@aws-sdk/client-bedrock-agentcore'

/** A client that takes the same way as another, and tries again as an SDK does unless told otherwise. */
export function retryingClient({ config }: BedrockAgentCore): BedrockAgentCore {
  return new BedrockAgentCore({
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestHandler: config.requestHandler,
    ...(config.endpoint === undefined ? {} : { endpoint: config.endpoint }),
  })
}

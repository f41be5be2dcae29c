import type { OperationSummary } from './source.ts'
import { writeCall } from './service-call.ts'

type Input = Readonly<Record<string, unknown>>

/**
 * Writes a call as a curl command.
 *
 * @param endpoint base URL of the server.
 */
export function curlOf(
  operation: OperationSummary,
  input: Input,
  endpoint: string,
): string {
  const { method, path, headers, body } = writeCall(operation, input)
  return [
    `curl -s -X ${method} ${quoted(endpoint + path)}`,
    ...Object.entries(headers).map(
      ([name, value]) => `-H ${quoted(`${name}: ${value}`)}`,
    ),
    ...(body === undefined ? [] : [`-d ${quoted(body)}`]),
  ].join(' \\\n  ')
}

/**
 * Writes a call as code for the AWS SDK for JavaScript.
 *
 * @param endpoint base URL of the server.
 */
export function sdkSnippetOf(
  { name }: OperationSummary,
  input: Input,
  endpoint: string,
): string {
  return `import { BedrockAgentCoreClient, ${name}Command } from '@aws-sdk/client-bedrock-agentcore'

const client = new BedrockAgentCoreClient({
  region: 'us-east-1',
  endpoint: ${JSON.stringify(endpoint)},
  credentials: { accessKeyId: 'mock', secretAccessKey: 'mock' },
})
const output = await client.send(
  new ${name}Command(${indented(JSON.stringify(input, undefined, 2), '  ')}),
)
`
}

/** Quotes a text for a POSIX shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}

function indented(text: string, by: string): string {
  return text.replaceAll('\n', `\n${by}`)
}

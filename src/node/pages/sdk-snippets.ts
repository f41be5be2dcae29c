/** Code that points one SDK at the server. */
export interface SdkSnippet {
  /** Name of the SDK, for people. */
  title: string
  code: string
}

/** @param url of the server, without a slash at the end. */
export function sdkSnippets(url: string): SdkSnippet[] {
  return [
    {
      title: 'JavaScript and TypeScript',
      code: `import { BedrockAgentCoreClient } from '@aws-sdk/client-bedrock-agentcore'

const client = new BedrockAgentCoreClient({
  endpoint: '${url}',
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
})`,
    },
    {
      title: 'Python (boto3)',
      code: `import boto3

client = boto3.client(
    "bedrock-agentcore",
    endpoint_url="${url}",
    region_name="us-east-1",
    aws_access_key_id="test",
    aws_secret_access_key="test",
)`,
    },
    {
      title: 'Java 2.x',
      code: `var client = BedrockAgentCoreClient.builder()
    .endpointOverride(URI.create("${url}"))
    .region(Region.US_EAST_1)
    .credentialsProvider(StaticCredentialsProvider.create(
        AwsBasicCredentials.create("test", "test")))
    .build();`,
    },
    {
      title: 'Go v2',
      code: `client := bedrockagentcore.New(bedrockagentcore.Options{
	BaseEndpoint: aws.String("${url}"),
	Region:       "us-east-1",
	Credentials:  credentials.NewStaticCredentialsProvider("test", "test", ""),
})`,
    },
  ]
}

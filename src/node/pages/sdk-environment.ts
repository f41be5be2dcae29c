/** Environment variables that point SDKs at the server; any credentials work, as signatures are not checked. */
export function sdkEnvironment(
  url: string,
  ids: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const region = ids['region'] ?? 'us-east-1'
  return {
    AWS_ENDPOINT_URL_BEDROCK_AGENTCORE: url,
    AWS_ENDPOINT_URL_BEDROCK_AGENTCORE_CONTROL: url,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    // the SDKs read the first, the AWS CLI the second
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
  }
}

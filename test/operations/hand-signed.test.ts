import type {
  BedrockAgentCore,
  BedrockAgentCoreServiceException,
} from '@aws-sdk/client-bedrock-agentcore'
import type { BedrockAgentCoreControl } from '@aws-sdk/client-bedrock-agentcore-control'
import { expect, it } from 'vitest'
import { describeTargets } from '../support/describe-targets.ts'
import { OWNER } from '../support/ready-inputs.ts'

interface SignedRequest {
  path: string
  headers: Record<string, string>
}

/** Lets a client send what its SDK would not, after it has signed. */
function tamper(
  client: BedrockAgentCore | BedrockAgentCoreControl,
  change: (request: SignedRequest) => void,
): void {
  const { middlewareStack } = client as Pick<
    BedrockAgentCore,
    'middlewareStack'
  >
  middlewareStack.add(
    (next) => (args) => {
      change((args as { request: SignedRequest }).request)
      return next(args)
    },
    { step: 'deserialize', priority: 'low', name: 'tamper' },
  )
}

async function refusalOf(call: Promise<unknown>) {
  const error = (await call.catch(
    (refusal: unknown) => refusal,
  )) as BedrockAgentCoreServiceException
  const { name, message, $metadata } = error
  return { name, message, status: $metadata.httpStatusCode }
}

describeTargets('a request that is signed by hand', (target) => {
  it('is refused when its signature is for another service', async () => {
    const { client, control } = await target.start()
    for (const own of [client, control]) {
      tamper(own, ({ headers }) => {
        headers['authorization'] = (headers['authorization'] ?? '').replace(
          '/bedrock-agentcore/',
          '/bedrock-agentcore-control/',
        )
      })
    }
    const refusal = {
      name: 'InvalidSignatureException',
      message:
        "Credential should be scoped to correct service: 'bedrock-agentcore'",
      status: 403,
    }
    expect(await refusalOf(client.listPaymentSessions(OWNER))).toEqual(refusal)
    expect(await refusalOf(control.listPaymentManagers({}))).toEqual(refusal)
  })

  it('is refused in the words of AWS when nobody answers its path', async () => {
    const { client } = await target.start()
    tamper(client, (request) => {
      request.path = '/payments/listPaymentSession'
    })
    expect(await refusalOf(client.listPaymentSessions(OWNER))).toEqual({
      name: 'AccessDeniedException',
      message: 'Unable to determine service/operation name to be authorized',
      status: 403,
    })
  })

  it('passes with the signature of the SDK, on both planes', async () => {
    const { client, control } = await target.start()
    const signatures: string[] = []
    for (const own of [client, control]) {
      tamper(own, ({ headers }) => {
        signatures.push(headers['authorization'] ?? '')
      })
    }
    await client.listPaymentSessions(OWNER)
    await control.listPaymentManagers({})
    for (const signature of signatures) {
      expect(signature).toContain('/us-east-1/bedrock-agentcore/aws4_request')
    }
    expect(signatures).toHaveLength(2)
  })
})

import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import {
  repeatableOf,
  requestOf,
  send,
  writeCall,
} from '../../src/devtools/model/service-call.ts'
import { curlOf, sdkSnippetOf } from '../../src/devtools/model/snippets.ts'
import { createRequestHandler } from '../../src/entries/aws-sdk.ts'
import { readyAccount } from '../../src/entries/fixtures.ts'
import { createPaymentsMock } from '../../src/entries/index.ts'
import type { OperationSummary } from '../../src/operation/operation-summary.ts'
import { paymentInput } from '../support/ready-inputs.ts'
import { createSdkClient } from '../support/sdk-client.ts'

const { paymentManagerArn, paymentSessionId } = readyAccount.ids
const INPUT = { userId: "o'hara", paymentManagerArn, paymentSessionId }

function called(name: string, mock = createPaymentsMock()): OperationSummary {
  const operation = mock.operations.find((known) => known.name === name)
  if (operation === undefined) throw new Error(`There is no ${name}`)
  return operation
}

describe('a call that is written', () => {
  it('has every member where its operation has it travel', () => {
    const operation: OperationSummary = {
      name: 'GetThing',
      method: 'PUT',
      path: '/things/{thingId}',
      elsewhere: {
        userId: { in: 'header', name: 'X-User' },
        page: { in: 'query', name: 'p' },
      },
      errors: [],
      clientToken: undefined,
    }
    const input = { thingId: 'a/b', userId: 'bob', page: 2, name: 'x' }
    expect(writeCall(operation, input)).toEqual({
      method: 'PUT',
      path: '/things/a%2Fb?p=2',
      headers: { 'X-User': 'bob', 'content-type': 'application/json' },
      body: '{"name":"x"}',
    })
  })

  it('is answered as the one that it repeats was', async () => {
    const mock = createPaymentsMock()
    const sdk = createSdkClient(
      { requestHandler: createRequestHandler(mock) },
      [],
    )
    await sdk.processPayment(paymentInput())
    const [entry] = mock.journal.entries()
    if (entry === undefined) throw new Error('Nothing was asked')
    const repeatable = repeatableOf(entry, mock.operations)
    if ('reason' in repeatable) throw new Error(repeatable.reason)
    const { operation, input } = repeatable
    expect(await send(mock.fetch, writeCall(operation, input))).toEqual(
      entry.output,
    )
    // its client token is the same, so nothing was paid twice
    expect(mock.db.payment.count()).toBe(1)
  })

  it("fails with the service's own words", async () => {
    const { fetch } = createPaymentsMock()
    const call = writeCall(called('GetPaymentSession'), INPUT)
    await expect(send(fetch, call)).rejects.toThrow(
      `Payment session not found: ${paymentSessionId}`,
    )
  })
})

describe('an exchange', () => {
  it('cannot be repeated without its secrets', async () => {
    const mock = createPaymentsMock()
    const operation = called('GetResourcePaymentToken')
    await mock.fetch(
      requestOf(
        writeCall(operation, {
          workloadIdentityToken: readyAccount.ids.workloadIdentityToken,
          resourceCredentialProviderName: 'ready-coinbase',
        }),
      ),
    )
    const [entry] = mock.journal.entries()
    if (entry === undefined) throw new Error('Nothing was asked')
    expect(repeatableOf(entry, mock.operations)).toEqual({
      reason: 'This call contained secrets, which the journal does not keep.',
    })
  })

  it('cannot be repeated when nobody knows its operation', async () => {
    const mock = createPaymentsMock()
    await mock.fetch(new Request('http://localhost/payments/nothing'))
    const [entry] = mock.journal.entries()
    if (entry === undefined) throw new Error('Nothing was asked')
    expect(repeatableOf(entry, mock.operations)).toEqual({
      reason: 'The input of this call could not be read.',
    })
  })
})

describe('a call for a shell', () => {
  it('reaches curl as it was meant, whatever is in it', async () => {
    const operation = called('GetPaymentSession')
    const command = curlOf(operation, INPUT, 'http://localhost:1')
    const listed = `curl() { printf '%s\\n' "$@"; }\n${command}`
    const { stdout } = await promisify(execFile)('sh', ['-c', listed])
    const { headers, body } = writeCall(operation, INPUT)
    expect(stdout.trim().split('\n')).toEqual([
      '-s',
      '-X',
      'POST',
      'http://localhost:1/payments/getPaymentSession',
      ...Object.entries(headers).flatMap(([name, value]) => [
        '-H',
        `${name}: ${value}`,
      ]),
      '-d',
      body,
    ])
    expect(stdout).toContain("User-Id: o'hara")
  })
})

describe('a call for the SDK', () => {
  it('names its command, its input and the endpoint', () => {
    expect(
      sdkSnippetOf(called('GetPaymentSession'), INPUT, 'http://localhost:1'),
    )
      .toBe(`import { BedrockAgentCoreClient, GetPaymentSessionCommand } from '@aws-sdk/client-bedrock-agentcore'

const client = new BedrockAgentCoreClient({
  region: 'us-east-1',
  endpoint: "http://localhost:1",
  credentials: { accessKeyId: 'mock', secretAccessKey: 'mock' },
})
const output = await client.send(
  new GetPaymentSessionCommand({
    "userId": "o'hara",
    "paymentManagerArn": "${paymentManagerArn}",
    "paymentSessionId": "${paymentSessionId}"
  }),
)
`)
  })
})

import { describe, expect, it } from 'vitest'
import { readyAccount } from '../../fixtures/ready-account.ts'
import { startCli } from '../support/cli-run.ts'
import { send } from '../support/http-client.ts'
import { requestInFlight } from '../support/in-flight.ts'
import { served } from '../support/served.ts'
import { CREATE_SESSION } from '../support/service-call.ts'

const { path, headers, body } = CREATE_SESSION

describe('the command', () => {
  it('prints the ready line first, when it answers', async () => {
    const cli = startCli()
    const url = await cli.url()
    expect((await send(`${url}/_mock/health`)).status).toBe(200)
    expect(cli.stdout.lines()[0]).toBe(
      `agentcore-payments-mock listening on ${url}`,
    )
    expect(await cli.stop()).toBe(0)
  })

  it('says how to point an SDK at it, the ids to use and where to look', async () => {
    const cli = startCli()
    const url = await cli.url()
    await cli.stop()
    const lines = cli.stdout.lines()
    expect(lines).toEqual(
      expect.arrayContaining([
        `export AWS_ENDPOINT_URL_BEDROCK_AGENTCORE=${url}`,
        `export AWS_ENDPOINT_URL_BEDROCK_AGENTCORE_CONTROL=${url}`,
        'export AWS_ACCESS_KEY_ID=test',
        'export AWS_SECRET_ACCESS_KEY=test',
        'export AWS_REGION=us-east-1',
        'export AWS_DEFAULT_REGION=us-east-1',
        `  paymentSessionId ${readyAccount.ids.paymentSessionId}`,
        `Panel: ${url}/_mock/`,
        `Health: ${url}/_mock/health`,
      ]),
    )
    expect(lines.some((line) => line.startsWith('Scenario readyAccount'))).toBe(
      true,
    )
  })

  it('prints a line per request', async () => {
    const cli = startCli()
    const url = await cli.url()
    await send(url + path, { method: 'POST', headers, body })
    await send(`${url}/payments/%0Anothing`)
    await send(url + path, { method: 'POST', headers, body: '{' })
    await cli.stop()
    const lines = cli.stdout.lines()
    const [first, second, third] = lines.slice(-3)
    expect(first).toBe(`POST ${path} CreatePaymentSession 201`)
    expect(second).toBe(
      'GET /payments/%0Anothing - 404 UnknownOperationException: No operation of AgentCore Payments answers GET /payments/%0Anothing',
    )
    expect(third).toMatch(
      `POST ${path} CreatePaymentSession 400 SerializationException: `,
    )
    expect(cli.stderr.text).toBe('')
  })

  it('with --quiet prints the ready line alone', async () => {
    const cli = startCli(['--quiet'])
    const url = await cli.url()
    await send(`${url}/payments/nothing`)
    await cli.stop()
    expect(cli.stdout.text).toBe(
      `agentcore-payments-mock listening on ${url}\n`,
    )
  })

  it('with --json prints nothing but JSON, an object a line', async () => {
    const cli = startCli(['--json'])
    const url = await cli.url()
    await send(url + path, { method: 'POST', headers, body })
    await cli.stop()
    const events = cli.stdout.lines().map((line) => JSON.parse(line) as object)
    expect(events).toEqual([
      {
        event: 'listening',
        url,
        port: Number(new URL(url).port),
        scenario: 'readyAccount',
        ids: readyAccount.ids,
      },
      {
        event: 'environment',
        variables: {
          AWS_ENDPOINT_URL_BEDROCK_AGENTCORE: url,
          AWS_ENDPOINT_URL_BEDROCK_AGENTCORE_CONTROL: url,
          AWS_ACCESS_KEY_ID: 'test',
          AWS_SECRET_ACCESS_KEY: 'test',
          AWS_REGION: 'us-east-1',
          AWS_DEFAULT_REGION: 'us-east-1',
        },
        console: `${url}/_mock/`,
        health: `${url}/_mock/health`,
      },
      {
        event: 'request',
        requestId: expect.any(String) as string,
        at: expect.any(String) as string,
        method: 'POST',
        path,
        operation: 'CreatePaymentSession',
        userId: 'alice',
        statusCode: 201,
        warnings: [expect.stringContaining('clientToken') as string],
      },
    ])
  })

  it('with --no-admin has no admin API and does not speak of it', async () => {
    const cli = startCli(['--no-admin'])
    const url = await cli.url()
    expect((await send(`${url}/_mock/health`)).status).toBe(404)
    await cli.stop()
    expect(cli.stdout.text).not.toMatch(/Health|Panel/)
  })

  it('starts with the time and seed that it is told, and lets the page in', async () => {
    const cli = startCli([
      '--now=2026-01-01T00:00:00Z',
      '--seed=tuesday',
      '--cors=http://localhost:5173',
    ])
    const answer = await send(`${await cli.url()}/_mock/clock`, {
      headers: { origin: 'http://localhost:5173' },
    })
    expect(JSON.parse(answer.body)).toMatchObject({
      now: '2026-01-01T00:00:00.000Z',
      frozen: true,
    })
    expect(answer.headers['access-control-allow-origin']).toBe(
      'http://localhost:5173',
    )
    await cli.stop()
    expect(cli.options()).toEqual({
      now: '2026-01-01T00:00:00Z',
      seed: 'tuesday',
    })
  })

  it.each(['--help', '--version'])('ends with 0 after %s', async (flag) => {
    const cli = startCli([flag])
    expect(await cli.exitCode).toBe(0)
    expect(cli.stderr.text).toBe('')
    expect(cli.stdout.text).toMatch(
      flag === '--version' ? /^1\.2\.3\n$/ : /AGENTCORE_MOCK_PORT/,
    )
    expect(cli.mock()).toBeUndefined()
  })

  it('ends with 1 and one line when the port is in use', async () => {
    const { server } = await served()
    const cli = startCli(['--port', String(server.port)])
    expect(await cli.exitCode).toBe(1)
    expect(cli.stdout.text).toBe('')
    expect(cli.stderr.text).toBe(
      `agentcore-payments-mock: Port ${server.port} on 127.0.0.1 is in use. Stop the program that uses it, or choose another port; 0 (--port 0) picks a free one\n`,
    )
  })
})

describe('a signal', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    '%s lets a request in flight finish, then ends with 0',
    async (signal) => {
      const cli = startCli()
      const connection = await requestInFlight(await cli.url())
      const ended = cli.stop(signal)
      connection.socket.write(body)
      expect(await connection.closed).toMatch(/^HTTP\/1\.1 201 /)
      expect(await ended).toBe(0)
    },
  )

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)(
    'that is a second one, %s, ends with %i',
    async (signal, code) => {
      const cli = startCli()
      const connection = await requestInFlight(await cli.url())
      void cli.stop('SIGTERM')
      expect(await cli.stop(signal)).toBe(code)
      connection.socket.destroy()
    },
  )
})

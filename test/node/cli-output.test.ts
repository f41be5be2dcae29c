import { describe, expect, it } from 'vitest'
import type { ExceptionName } from '../../src/errors.ts'
import { createReporter } from '../../src/node/cli/output.ts'
import type { Settings } from '../../src/node/settings/settings.ts'

const SETTINGS: Settings = {
  port: 4402,
  host: '127.0.0.1',
  scenario: undefined,
  seed: undefined,
  now: undefined,
  state: undefined,
  config: undefined,
  cors: undefined,
  admin: true,
  x402: true,
  json: false,
  quiet: false,
}

const ENTRY = {
  requestId: 'request-1',
  at: '2026-01-01T00:00:00.000Z',
  method: 'POST',
  path: '/payments/processPayment',
  operation: 'ProcessPayment',
  userId: 'alice',
  statusCode: 500,
  error: {
    name: 'InternalServerException' as ExceptionName,
    message: 'Something went wrong',
  },
  warnings: [],
  bug: 'TypeError: oh\n    at handle',
}

function report(settings: Partial<Settings>, entry: typeof ENTRY) {
  const written = { stdout: '', stderr: '' }
  const sink = (name: keyof typeof written) => ({
    write: (text: string) => (written[name] += text),
  })
  createReporter(
    { stdout: sink('stdout'), stderr: sink('stderr') },
    { ...SETTINGS, ...settings },
  ).request(entry)
  return written
}

describe('the report of a request', () => {
  it('has the stack of a bug on the error stream', () => {
    expect(report({}, ENTRY)).toEqual({
      stdout:
        'POST /payments/processPayment ProcessPayment 500 InternalServerException: Something went wrong\n',
      stderr:
        'Bug in agentcore-payments-mock, at POST /payments/processPayment (request-1):\nTypeError: oh\n    at handle\n',
    })
  })

  it('has the stack of a bug though it is quiet', () => {
    const { stdout, stderr } = report({ quiet: true }, ENTRY)
    expect(stdout).toBe('')
    expect(stderr).toContain('TypeError: oh')
  })

  it('is JSON on both streams when asked', () => {
    const { stdout, stderr } = report({ json: true }, ENTRY)
    const { bug: stack, ...entry } = ENTRY
    expect(JSON.parse(stdout)).toEqual({ event: 'request', ...entry })
    expect(JSON.parse(stderr)).toEqual({
      event: 'bug',
      requestId: 'request-1',
      stack,
    })
  })

  it('is one line, whatever a caller has put into the message', () => {
    const message = "no 'a\nGET /forged - 200\u001b[31m\u2028' here"
    const { stdout } = report(
      {},
      { ...ENTRY, error: { name: 'ValidationException', message } },
    )
    expect(stdout).toBe(
      "POST /payments/processPayment ProcessPayment 500 ValidationException: no 'a GET /forged - 200 [31m ' here\n",
    )
  })
})

import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CHROMIUM_FLAGS, CHROMIUM_PATH } from './chromium.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

const CONFIG = `export default {
  workers: 1,
  use: { launchOptions: ${JSON.stringify({ executablePath: CHROMIUM_PATH, args: CHROMIUM_FLAGS })} },
}`

const SUITE = `
import { nearlySpent, readyAccount } from 'agentcore-payments-mock/fixtures'
import { expect, paymentsTest as test } from 'agentcore-payments-mock/playwright'

const { userId, paymentManagerArn, paymentSessionId } = readyAccount.ids

const look = (page, path = '/payments/getPaymentSession') =>
  page.evaluate(
    async ([path, userId, body]) => {
      const response = await fetch('https://bedrock-agentcore.us-east-1.amazonaws.com' + path, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'X-Amzn-Bedrock-AgentCore-Payments-User-Id': userId,
        },
        body,
      })
      return { status: response.status, requestId: response.headers.get('x-amzn-requestid'), ...(await response.json()) }
    },
    [path, userId, JSON.stringify({ paymentManagerArn, paymentSessionId })],
  )

test('a page reaches the mock', async ({ page, mock }) => {
  const { status, requestId, paymentSession } = await look(page)
  expect(status).toBe(200)
  expect(requestId).toMatch(/^[\\w-]{36}$/)
  expect(paymentSession.availableLimits.availableSpendAmount.value).toBe('100')
  expect(mock).toHaveReceivedOperation('GetPaymentSession', 1)
  expect(mock).toHaveReceivedOperationWith('GetPaymentSession', {
    paymentSessionId: expect.stringMatching(/^payment-session-/),
  })
  mock.clock.advanceBy({ hours: 2 })
  expect((await look(page)).status).toBe(404)
})

test('each test begins at the beginning', async ({ page, mock }) => {
  expect(mock).not.toHaveReceivedOperation('GetPaymentSession')
  expect((await look(page)).status).toBe(200)
})

test('faults reach the page', async ({ page, mock }) => {
  mock.faults.inject({ operation: 'GetPaymentSession', error: 'ThrottlingException' })
  expect((await look(page)).status).toBe(429)
  mock.faults.clear()
  mock.faults.inject({ operation: 'GetPaymentSession', reply: 'connection-reset' })
  await expect(look(page)).rejects.toThrow('Failed to fetch')
})

test('a server answers as well', async ({ mock, paymentsServer, request }) => {
  mock.seed({ name: 'more', description: 'More', policy: { userId: 'optional' } })
  const answer = await request.get(paymentsServer.url + '/_mock/health')
  expect((await answer.json()).counts.paymentSession).toBe(1)
})

test('what is not of Payments is not answered', async ({ page }) => {
  await expect(look(page, '/runtimes/agent/invocations')).rejects.toThrow('Failed to fetch')
})

test.describe('another scenario', () => {
  test.use({ scenario: nearlySpent })
  test('is the world', ({ mock }) => {
    expect(mock.scenario.name).toBe('nearlySpent')
  })
})

test('the first scenario is the world again', ({ mock }) => {
  expect(mock.scenario.name).toBe('readyAccount')
})

test('a broken invariant fails', ({ mock }) => {
  const { checkInvariants } = mock
  mock.checkInvariants = () => {
    mock.checkInvariants = checkInvariants
    throw new Error('An invariant is broken')
  }
})
`

/** What became of each test of the suite, by its title: the message of a failure, or `passed`. */
let outcomes: Record<string, string>
let project: string

describe.skipIf(CHROMIUM_PATH === undefined)('the test for Playwright', () => {
  beforeAll(async () => {
    project = mkdtempSync(join(tmpdir(), 'playwright-'))
    symlinkSync(`${ROOT}node_modules`, join(project, 'node_modules'))
    writeFileSync(join(project, 'playwright.config.mjs'), CONFIG)
    writeFileSync(join(project, 'suite.spec.mjs'), SUITE)
    outcomes = await runSuite()
  }, 120_000)

  afterAll(() => {
    rmSync(project, { recursive: true })
  })

  it.each([
    'a page reaches the mock',
    'each test begins at the beginning',
    'faults reach the page',
    'a server answers as well',
    'what is not of Payments is not answered',
    'is the world',
    'the first scenario is the world again',
  ])('passes: %s', (title) => {
    expect(outcomes[title]).toBe('passed')
  })

  it('fails a test that breaks an invariant', () => {
    expect(outcomes['a broken invariant fails']).toContain(
      'An invariant is broken',
    )
  })
})

interface ReportedSuite {
  suites?: ReportedSuite[]
  specs?: {
    title: string
    tests: { results: { status: string; errors: { message: string }[] }[] }[]
  }[]
}

async function runSuite(): Promise<Record<string, string>> {
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [`${ROOT}node_modules/@playwright/test/cli.js`, 'test', '--reporter=json'],
    { cwd: project, env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' } },
  ).catch((failure: { stdout: string; stderr: string }) => failure)
  if (!stdout.startsWith('{')) throw new Error(stdout + stderr)
  return Object.fromEntries(outcomesOf(JSON.parse(stdout) as ReportedSuite))
}

function outcomesOf({
  suites = [],
  specs = [],
}: ReportedSuite): [string, string][] {
  const own = specs.map(({ title, tests }): [string, string] => {
    const [result] = tests[0]?.results ?? []
    const messages = result?.errors.map(({ message }) => message) ?? []
    return [title, messages.join('\n') || (result?.status ?? 'not run')]
  })
  return [...own, ...suites.flatMap(outcomesOf)]
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createPaymentsMock, type Snapshot } from '../../src/entries/index.ts'
import { ROOT } from '../support/documents.ts'
import {
  createInnerProject,
  type InnerProject,
} from '../support/inner-project.ts'

const HOST = 'https://bedrock-agentcore.us-east-1.amazonaws.com'

const SUITE = `
import { describe } from 'vitest'
import { emptyAccount } from '${ROOT}src/entries/fixtures.ts'
import { paymentsTest } from '${ROOT}src/entries/vitest.ts'

const post = (path) => fetch('${HOST}' + path, { method: 'POST', body: '{}' })

paymentsTest('unknown path', () => post('/payments/nothing'))
paymentsTest('misspelt path', () => post('/payments/getPaymentSesion'))
paymentsTest('wrong method', () => fetch('${HOST}/payments/getPaymentSession'))
paymentsTest('other operation', () => post('/runtimes/agent/invocations'))
paymentsTest('emptied journal', async ({ mock }) => {
  await post('/payments/nothing')
  mock.reset()
})
paymentsTest('a refusal', () => post('/payments/getPaymentSession'))
paymentsTest('a broken invariant', ({ mock }) => {
  mock.checkInvariants = () => {
    throw new Error('An invariant is broken')
  }
})
paymentsTest('in an emptied account', ({ mock }) => {
  mock.reset(emptyAccount)
  throw new Error('It fails')
})
paymentsTest('a test after those', () => {})
paymentsTest.concurrent('marked concurrent', () => {})
describe.concurrent('a suite', () => {
  paymentsTest('in a concurrent suite', () => {})
})
`

/** What is wrong with each test of the suite, by its name; nothing for one that passed. */
let messages: Record<string, string>
/** What the run printed. */
let output: string
let project: InnerProject

beforeAll(async () => {
  project = createInnerProject(
    `export default { test: { setupFiles: ['${ROOT}test/support/no-network.ts'] } }`,
  )
  project.write('suite.test.mjs', SUITE)
  output = await project.run([
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile()}`,
  ])
  messages = readMessages()
}, 60_000)

afterAll(() => {
  project.remove()
})

it('passes a test that sends what AgentCore answers, refused or not', () => {
  expect(messages['a refusal']).toBe('')
  expect(messages['a test after those']).toBe('')
})

it.each([
  ['unknown path', 'POST /payments/nothing AccessDeniedException'],
  [
    'misspelt path',
    'POST /payments/getPaymentSesion AccessDeniedException\n  No operation of AgentCore Payments answers POST /payments/getPaymentSesion\n  The closest route is POST /payments/getPaymentSession',
  ],
  [
    'wrong method',
    'GET /payments/getPaymentSession AccessDeniedException\n  /payments/getPaymentSession does not answer GET',
  ],
  ['other operation', 'POST /runtimes/agent/invocations AccessDenied'],
  ['emptied journal', 'POST /payments/nothing AccessDeniedException'],
])('fails a test that nobody answers: %s', (name, message) => {
  expect(messages[name]).toContain(
    `These requests to AgentCore have no answer:\n${message}`,
  )
})

it('fails a test that breaks an invariant', () => {
  expect(messages['a broken invariant']).toContain('An invariant is broken')
})

it.each(['marked concurrent', 'in a concurrent suite'])(
  'refuses a test that runs beside others: %s',
  (name) => {
    expect(messages[name]).toContain(
      `"${name}" runs concurrently, but paymentsTest passes every request of the process to one mock.`,
    )
  },
)

it.each([
  ['unknown path', '1. POST /payments/nothing 403 AccessDeniedException'],
  ['a broken invariant', 'nothing'],
])('tells what the mock of a failed test received: %s', (name, received) => {
  expect(output).toContain(`"${name}" failed. Received:`)
  expect(printedFor(name)).toContain(received)
})

it('keeps the world of a failed test for the server to go on from', async () => {
  const [, file = ''] =
    /npx agentcore-payments-mock --state (\S+)/.exec(
      printedFor('in an emptied account'),
    ) ?? []
  const mock = createPaymentsMock()
  mock.restore(JSON.parse(readFileSync(file, 'utf8')) as Snapshot)
  expect(mock.db.paymentManager.getAll()).toHaveLength(0)
})

it('prints nothing for a test that passes', () => {
  expect(output).not.toContain('"a refusal" failed')
  expect(output).not.toContain('"a test after those" failed')
})

/** What was printed for a failed test, up to the command that opens its world. */
function printedFor(name: string): string {
  const start = output.indexOf(`"${name}" failed`)
  const end = output.indexOf('.state.json', start)
  return output.slice(start, end + '.state.json'.length)
}

interface Report {
  testResults: {
    assertionResults: { title: string; failureMessages?: string[] }[]
  }[]
}

const reportFile = () => join(project.folder, 'report.json')

function readMessages(): Record<string, string> {
  const report = JSON.parse(readFileSync(reportFile(), 'utf8')) as Report
  return Object.fromEntries(
    report.testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .map(({ title, failureMessages = [] }) => [
        title,
        failureMessages.join('\n'),
      ]),
  )
}

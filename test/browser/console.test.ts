import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { build } from 'tsdown'
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest'
import { consoleBundle } from '../../build/devtools-bundles.ts'
import { createAdmin } from '../../src/admin/admin.ts'
import { createRequestHandler } from '../../src/entries/aws-sdk.ts'
import { completeScenario } from '../../fixtures/complete-scenario.ts'
import {
  createPaymentsMock,
  type PaymentsMock,
} from '../../src/entries/index.ts'
import { createNamespaces } from '../../src/mock/namespaces.ts'
import { createConsoleFiles } from '../../src/node/pages/console-files.ts'
import { startServer } from '../../src/node/server/start-server.ts'
import { createSession } from '../support/ready-inputs.ts'
import { createSdkClient } from '../support/sdk-client.ts'
import { findViolations } from './axe-run.ts'
import { it } from './browser-test.ts'
import { CHROMIUM_PATH } from './chromium.ts'
import { findButton } from './find-button.ts'

let folder: string

beforeAll(async () => {
  if (CHROMIUM_PATH === undefined) return
  folder = await mkdtemp(join(tmpdir(), 'console-'))
  await build({
    ...consoleBundle,
    config: false,
    outDir: folder,
    logLevel: 'error',
  })
}, 60_000)

afterAll(async () => {
  if (folder !== undefined) await rm(folder, { recursive: true })
})

/** Serves a mock as the command line does, with the console page as it is built now. */
async function serveConsole(mock: PaymentsMock, port = 0) {
  const admin = createAdmin(
    {
      namespaces: createNamespaces(mock),
      scenarios: [],
      completeScenario,
      version: '0.0.0',
      operations: [],
      run: `run${port}`,
      page: createConsoleFiles(pathToFileURL(`${folder}/`)),
    },
    { host: '127.0.0.1', cors: undefined },
  )
  const server = await startServer(
    { fetch: admin.fetch, clock: mock.clock },
    { port },
  )
  const close = async () => {
    admin.end()
    await server.close({ deadlineMs: 0 })
  }
  return { url: server.url, close }
}

const sees = (page: Page, text: string | RegExp) =>
  page.getByText(text).first().waitFor()

it('shows a server as it is, under its policy, and nothing from elsewhere', async ({
  page,
}) => {
  const mock = createPaymentsMock({ now: '2026-01-01T00:00:00Z' })
  const server = await serveConsole(mock)
  onTestFinished(server.close)
  const refused: string[] = []
  const asked = new Set<string>()
  page.on('console', (message) => {
    if (message.type() === 'error') refused.push(message.text())
  })
  page.on('request', (request) => asked.add(new URL(request.url()).origin))
  await page.goto(`${server.url}/_mock/`)
  await sees(page, '1 session')

  const requestHandler = createRequestHandler(mock)
  await createSession(createSdkClient({ requestHandler }, []))
  await sees(page, '2 sessions')
  await page.getByRole('tab', { name: 'Clock' }).click()
  await findButton(page, '+1 h').then((found) => found.click())
  await sees(page, '2026-01-01 01:00:00')
  expect(mock.clock.now().toISOString()).toBe('2026-01-01T01:00:00.000Z')

  expect(await findViolations(page, 'body')).toEqual([])
  expect(refused).toEqual([])
  expect([...asked]).toEqual([server.url])
})

it('deletes a session through the server, in the namespace that it shows', async ({
  page,
}) => {
  const mock = createPaymentsMock()
  const server = await serveConsole(mock)
  onTestFinished(server.close)
  await page.goto(`${server.url}/_mock/?namespace=suite7`)
  await page.locator('[role=option]').first().click()
  await findButton(page, 'Delete').then((found) => found.click())
  await sees(page, 'Session not found')
  expect(mock.db.paymentSession.count()).toBe(1)
})

it('says that its server is gone, and shows it again when it is back', async ({
  page,
}) => {
  const mock = createPaymentsMock()
  const server = await serveConsole(mock)
  await page.goto(`${server.url}/_mock/`)
  await sees(page, '1 session')
  await server.close()
  await page
    .getByRole('alert')
    .filter({ hasText: 'The mock is out of reach' })
    .waitFor()

  mock.reset({ name: 'other', description: 'Another world' })
  const again = await serveConsole(mock, Number(new URL(server.url).port))
  onTestFinished(again.close)
  await sees(page, '0 sessions')
  await page.getByRole('alert').waitFor({ state: 'detached' })
})

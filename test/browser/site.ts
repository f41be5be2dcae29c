import { execFile } from 'node:child_process'
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build, preview } from 'vite'
import type { TestProject } from 'vitest/node'
import { CHROMIUM_PATH } from './chromium.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Base URL of the pages in `pages/`, without a slash at the end. */
    site: string
  }
}

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const ROOT = at('../../')
const PAGES = at('./pages/')

/**
 * Builds the package into `dist/`, which the server and the test runners of other tools take it from, and the pages
 * of the tests as an app would; serves the latter until the tests are over.
 */
export async function setup(
  project: TestProject,
): Promise<(() => Promise<void>) | undefined> {
  if (CHROMIUM_PATH === undefined) {
    console.warn(
      'The browser tests are skipped: no Chromium is installed, and CHROMIUM_PATH names none.',
    )
    return undefined
  }
  await promisify(execFile)('npm', ['run', '--silent', 'build:js'], {
    cwd: ROOT,
  })
  const outDir = await mkdtemp(join(tmpdir(), 'browser-pages-'))
  const files = await readdir(PAGES)
  await build({
    root: PAGES,
    configFile: false,
    logLevel: 'warn',
    build: {
      outDir,
      // in another folder than the sources
      emptyOutDir: true,
      chunkSizeWarningLimit: 5_000,
      rolldownOptions: {
        input: files
          .filter((file) => file.endsWith('.html'))
          .map((file) => PAGES + file),
      },
    },
    resolve: {
      alias: [
        {
          find: /^agentcore-payments-mock$/,
          replacement: at('../../src/entries/index.ts'),
        },
        {
          find: /^agentcore-payments-mock\/(.+)$/,
          replacement: at('../../src/entries/$1.ts'),
        },
      ],
    },
  })
  // what `npx msw init` does
  await copyFile(
    at('../../node_modules/msw/lib/mockServiceWorker.js'),
    join(outDir, 'mockServiceWorker.js'),
  )
  const server = await preview({
    configFile: false,
    logLevel: 'warn',
    appType: 'mpa',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0, allowedHosts: true },
  })
  project.provide('site', `http://127.0.0.1:${portOf(server)}`)
  return async () => {
    await server.close()
    await rm(outDir, { recursive: true })
  }
}

function portOf({ httpServer }: Awaited<ReturnType<typeof preview>>): number {
  const address = httpServer.address()
  if (typeof address !== 'object' || address === null) {
    throw new Error('The pages of the browser tests are not served')
  }
  return address.port
}

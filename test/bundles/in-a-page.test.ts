import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Rolldown } from 'vite'
import { afterAll, describe, expect, it } from 'vitest'
import { ROOT } from '../support/documents.ts'

/** What a page may import, as one statement each. */
const IMPORTS = {
  mock: `import { createPaymentsMock as used } from '${ROOT}src/entries/index.ts'`,
  handlers: `import { handlers as used } from '${ROOT}src/entries/handlers.ts'`,
  browser: `import { startPaymentsWorker as used } from '${ROOT}src/entries/browser.ts'`,
  'aws-sdk': `import { createRequestHandler as used } from '${ROOT}src/entries/aws-sdk.ts'`,
  'admin-client': `import { createAdminClient as used } from '${ROOT}src/entries/admin-client.ts'`,
  x402: `import { createFacilitator as used } from '${ROOT}src/entries/x402.ts'`,
  matchers: `import { paymentsMatchers as used } from '${ROOT}src/entries/matchers.ts'`,
  'a scenario': `import { nearlySpent as used } from '${ROOT}src/entries/fixtures.ts'`,
}

// in the repository, so that packages are found
const folder = mkdtempSync(join(ROOT, 'node_modules/.bundles-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe.for(Object.entries(IMPORTS))('a page with %s', ([name, statement]) => {
  it('has nothing of Node in it', async () => {
    const chunks = await bundle(name, statement)
    const modules = chunks.flatMap(({ moduleIds }) => moduleIds)
    expect(modules.length).toBeGreaterThan(0)
    expect(
      modules.filter((id) => /node:|__vite-browser-external/.test(id)),
    ).toEqual([])
  })

  it('loads what makes data up and what signs tokens only when it is used', async () => {
    const chunks = await bundle(name, statement)
    expect(
      modulesAtStart(chunks).filter((id) =>
        /@faker-js\/faker|jose\/.+\/(sign|import)\.js/.test(id),
      ),
    ).toEqual([])
  })
})

it('signs tokens all the same', async () => {
  const chunks = await bundle('mock', IMPORTS.mock)
  expect(chunks.flatMap(({ moduleIds }) => moduleIds).join('\n')).toMatch(
    /jose\/.+\/jwt\/sign\.js/,
  )
})

async function bundle(
  name: string,
  statement: string,
): Promise<Rolldown.OutputChunk[]> {
  const input = join(folder, `${name.replaceAll(' ', '-')}.js`)
  writeFileSync(input, `${statement}\nglobalThis.used = used\n`)
  const built = await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, rolldownOptions: { input } },
  })
  return (built as Rolldown.RolldownOutput).output.filter(
    (file) => file.type === 'chunk',
  )
}

/** Modules that are loaded with the page: those of its first chunk and of what that imports. */
function modulesAtStart(chunks: Rolldown.OutputChunk[]): string[] {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const loaded = new Set(chunks.filter(({ isEntry }) => isEntry))
  for (const { imports } of loaded) {
    for (const fileName of imports) {
      const chunk = byName.get(fileName)
      if (chunk !== undefined) loaded.add(chunk)
    }
  }
  return [...loaded].flatMap(({ moduleIds }) => moduleIds)
}

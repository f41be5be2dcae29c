import { defineConfig } from 'tsdown'
import { declarations } from './build/declarations.ts'
import { consoleBundle, devtoolsBundle } from './build/devtools-bundles.ts'
import { scenarioJsonSchema } from './build/scenario-json-schema.ts'

const library = defineConfig({
  entry: [
    'src/entries/index.ts',
    'src/entries/handlers.ts',
    'src/entries/fixtures.ts',
    'src/entries/node.ts',
    'src/entries/aws-sdk.ts',
    'src/entries/browser.ts',
    'src/entries/admin-client.ts',
    'src/entries/vitest.ts',
    'src/entries/playwright.ts',
    'src/entries/matchers.ts',
    'src/entries/x402.ts',
    'src/entries/cli.ts',
  ],
  format: 'esm',
  target: 'es2022',
  platform: 'node',
  // its types are Playwright's own, which whoever imports this entry has
  external: [/^playwright/],
  // `.js` and `.d.ts`: the package is ESM alone, so nothing has to be told apart by extension
  fixedExtension: false,
  tsconfig: 'tsconfig.node.json',
  dts: false,
  plugins: [
    {
      name: 'scenario-json-schema',
      generateBundle() {
        this.emitFile({
          type: 'asset',
          fileName: 'scenario.schema.json',
          source: `${JSON.stringify(scenarioJsonSchema(), undefined, 2)}\n`,
        })
      },
    },
  ],
})

export default defineConfig(({ dts }) => [
  library,
  devtoolsBundle,
  consoleBundle,
  // `--no-dts` would have it write bundles
  ...(dts === false ? [] : [declarations]),
])

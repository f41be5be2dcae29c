import { defineConfig } from 'tsdown'
import { scenarioJsonSchema } from './build/scenario-json-schema.ts'

export default defineConfig({
  entry: [
    'src/entries/index.ts',
    'src/entries/handlers.ts',
    'src/entries/fixtures.ts',
    'src/entries/node.ts',
    'src/entries/aws-sdk.ts',
    'src/entries/admin-client.ts',
    'src/entries/vitest.ts',
    'src/entries/matchers.ts',
    'src/entries/cli.ts',
  ],
  format: 'esm',
  target: 'es2022',
  platform: 'node',
  // `.js` and `.d.ts`: the package is ESM alone, so nothing has to be told apart by extension
  fixedExtension: false,
  // the one program that holds both the neutral and the Node entries
  tsconfig: 'tsconfig.node.json',
  dts: true,
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

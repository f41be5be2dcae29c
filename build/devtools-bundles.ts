import { readFile } from 'node:fs/promises'
import type { UserConfig } from 'tsdown'

const browser = {
  format: 'esm',
  target: 'es2022',
  // Lit has another build for Node
  platform: 'browser',
  fixedExtension: false,
  // beside what the other configurations write
  clean: false,
  minify: true,
  tsconfig: 'tsconfig.dom.json',
} as const satisfies UserConfig

/** The panel for apps: a small entry, and the panel's own code behind it. */
export const devtoolsBundle: UserConfig = {
  ...browser,
  entry: ['src/entries/devtools.ts', 'src/entries/devtools-production.ts'],
  dts: false,
}

/** The page that the server shows: all in one file, and what it is in. */
export const consoleBundle: UserConfig = {
  ...browser,
  entry: { console: 'src/entries/devtools-console.ts' },
  outDir: 'dist/console',
  dts: false,
  deps: { alwaysBundle: [/./] },
  plugins: [
    {
      name: 'console-page',
      async generateBundle() {
        for (const fileName of ['index.html', 'console.css']) {
          const file = new URL(`console/${fileName}`, import.meta.url)
          const source = await readFile(file, 'utf8')
          this.emitFile({ type: 'asset', fileName, source })
        }
      },
    },
  ],
}

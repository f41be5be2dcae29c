import type { UserConfig } from 'tsdown'

/**
 * The declarations of all entries, those of pages too: together, so that what they share is declared once.
 */
export const declarations: UserConfig = {
  entry: [
    'src/entries/*.ts',
    '!src/entries/{assemble,catalog-library,cli,devtools-console,service-types}.ts',
  ],
  format: 'esm',
  fixedExtension: false,
  // beside what the other configurations write
  clean: false,
  // its types are Playwright's own, which whoever imports this entry has
  external: [/^playwright/],
  tsconfig: 'build/tsconfig.json',
  dts: { emitDtsOnly: true },
}

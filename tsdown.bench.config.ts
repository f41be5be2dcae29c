import { defineConfig } from 'tsdown'

/** Bundles the benchmark with the sources it measures; libraries stay as they are installed. */
export default defineConfig({
  entry: ['bench/run.ts'],
  outDir: 'bench/.build',
  format: 'esm',
  target: 'es2022',
  platform: 'node',
  fixedExtension: false,
  tsconfig: 'tsconfig.node.json',
  dts: false,
  logLevel: 'warn',
})

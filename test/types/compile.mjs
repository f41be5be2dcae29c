// Compiles what must and must not compile against the built package, with each compiler that users may have.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const COMPILERS = [
  'test/types/compilers/node_modules/typescript-5.4/bin/tsc',
  'node_modules/typescript/bin/tsc',
  'test/types/compilers/node_modules/typescript-6/bin/tsc',
  'test/types/compilers/node_modules/typescript-7/bin/tsc',
]

for (const compiler of COMPILERS) {
  const [version] = run(compiler, '--version')
  // declarations of other packages are their own affair
  const problems = run(
    compiler,
    '-p',
    'test/types',
    '--pretty',
    'false',
  ).filter(
    (line) => /error/.test(line) && !/^(\.\.\/)*node_modules\//.test(line),
  )
  console.log(`${version}: ${problems.length} problems`)
  if (problems.length > 0) {
    console.error(problems.join('\n'))
    process.exitCode = 1
  }
}

/** Lines that a compiler prints. */
function run(compiler, ...args) {
  const { stdout, error } = spawnSync(process.execPath, [compiler, ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  if (error !== undefined) throw error
  if (stdout === '' && args[0] === '--version') {
    throw new Error(`${compiler} is not there. Run "npm run test:types".`)
  }
  return stdout.split('\n').filter((line) => line !== '')
}

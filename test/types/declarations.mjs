// Makes sure that the built declarations are small, and that none of them is there twice.
import { readdirSync, readFileSync } from 'node:fs'

const DIST = new URL('../../dist/', import.meta.url)

// what a scenario has as an inferred type is 3,000 bytes, a second copy of the machine's types 55,000
const MOST_BYTES = [
  { files: /^fixtures\.d\.ts$/, most: 15_000 },
  { files: /^devtools.*\.d\.ts$/, most: 6_000 },
]

const declarations = readdirSync(DIST)
  .filter((name) => name.endsWith('.d.ts'))
  .map((name) => ({ name, text: readFileSync(new URL(name, DIST), 'utf8') }))

const problems = [...tooLarge(), ...declaredTwice()]
if (problems.length > 0) {
  console.error(problems.join('\n'))
  process.exitCode = 1
}

function tooLarge() {
  return MOST_BYTES.flatMap(({ files, most }) => {
    const found = declarations.filter(({ name }) => files.test(name))
    if (found.length === 0) {
      return [`${files}: there is no such file in dist. Run "npm run build".`]
    }
    const bytes = found.reduce((sum, { text }) => sum + text.length, 0)
    return bytes <= most
      ? []
      : [
          `${files}: ${bytes} bytes, of at most ${most}. Annotate what is exported.`,
        ]
  })
}

/** The bundler names the source of each part; one that is in two files was built apart. */
function declaredTwice() {
  const files = new Map()
  for (const { name, text } of declarations) {
    for (const [, source] of text.matchAll(/^\/\/#region (.+)$/gm)) {
      files.set(source, [...(files.get(source) ?? []), name])
    }
  }
  return [...files]
    .filter(([, names]) => names.length > 1)
    .map(
      ([source, names]) => `${source} is declared in ${names.join(' and ')}.`,
    )
}

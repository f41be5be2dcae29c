import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  mkdir,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import {
  createStateSaver,
  openStateFile,
} from '../../src/node/cli/state-file.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8'))
}

describe('saving', () => {
  it('writes the state that is there when its turn comes, for the owner alone', async () => {
    const folder = await temporaryFolder()
    const file = join(folder, 'state.json')
    let turn = 0
    const save = createStateSaver(file, () => ({ turn }))
    const saved = save()
    turn = 1
    await saved
    expect(await readJson(file)).toEqual({ turn: 1 })
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await readdir(folder)).toEqual(['state.json'])
  })

  it('lets calls that wait share a turn, and none overtake another', async () => {
    const file = join(await temporaryFolder(), 'state.json')
    let taken = 0
    const save = createStateSaver(file, () => ({ taken: ++taken }))
    const first = save()
    await Promise.resolve()
    await Promise.all([first, save(), save(), save()])
    expect(taken).toBe(2)
    expect(await readJson(file)).toEqual({ taken: 2 })
  })

  it('goes on after a state that could not be taken, and leaves the file as it was', async () => {
    const folder = await temporaryFolder()
    const file = join(folder, 'state.json')
    const states: unknown[] = [{ turn: 1 }, { turn: 2n }, { turn: 3 }]
    const save = createStateSaver(file, () => states.shift())
    await save()
    await expect(save()).rejects.toThrow('BigInt')
    expect(await readJson(file)).toEqual({ turn: 1 })
    await save()
    expect(await readJson(file)).toEqual({ turn: 3 })
  })

  it('leaves no temporary file when the target cannot be replaced', async () => {
    const folder = await temporaryFolder()
    await mkdir(join(folder, 'state.json', 'inner'), { recursive: true })
    const save = createStateSaver(join(folder, 'state.json'), () => ({}))
    await expect(save()).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST|EPERM/)
    expect(await readdir(folder)).toEqual(['state.json'])
  })

  it('never leaves half a state behind, however often it is killed', async () => {
    const folder = await temporaryFolder()
    const file = join(folder, 'state.json')
    const writer = await writerIn(folder, file)
    // moments spread over a write and the next; nothing is expected of any of them
    for (const delayMs of [1, 3, 7, 12, 20, 31]) {
      const child = spawn(process.execPath, [writer], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const gone = once(child, 'exit')
      await once(child.stdout, 'data')
      await new Promise((resolve) => setTimeout(resolve, delayMs))
      child.kill('SIGKILL')
      await gone
      const { first, last } = (await readJson(file)) as Record<string, number>
      expect(first).toBeGreaterThan(0)
      expect(last).toBe(first)
    }
    await openStateFile(file)
    expect(
      (await readdir(folder)).filter((name) => name.endsWith('.tmp')),
    ).toEqual([])
  }, 20_000)
})

/** A program that saves a state of about a megabyte over and over, and says when it has done so once. */
async function writerIn(folder: string, file: string): Promise<string> {
  const source = await readFile(
    new URL('../../src/node/cli/state-file.ts', import.meta.url),
    'utf8',
  )
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: {
      module: ts.ModuleKind.ESNext,
      target: ts.ScriptTarget.ES2022,
    },
  })
  await writeFile(join(folder, 'state-file.mjs'), outputText)
  const program = join(folder, 'writer.mjs')
  await writeFile(
    program,
    `import { createStateSaver } from './state-file.mjs'
let turn = 0
const filler = 'x'.repeat(1_000_000)
const save = createStateSaver(${JSON.stringify(file)}, () => {
  turn += 1
  return { first: turn, filler, last: turn }
})
for (;;) {
  await save()
  if (turn === 1) process.stdout.write('saved')
}
`,
  )
  return program
}

describe('opening', () => {
  it('finds nothing in a file that is not there, and makes none', async () => {
    const folder = await temporaryFolder()
    expect(await openStateFile(join(folder, 'state.json'))).toEqual({
      file: join(folder, 'state.json'),
      contents: undefined,
    })
    expect(await readdir(folder)).toEqual([])
  })

  it('follows a link, so that what it leads to is kept', async () => {
    const folder = await temporaryFolder()
    await mkdir(join(folder, 'real'))
    const real = join(folder, 'real', 'state.json')
    await writeFile(real, '{"turn":1}')
    await symlink(real, join(folder, 'link.json'))
    const { file, contents } = await openStateFile(join(folder, 'link.json'))
    expect(contents).toEqual({ turn: 1 })
    await createStateSaver(file, () => ({ turn: 2 }))()
    expect(await readJson(real)).toEqual({ turn: 2 })
    expect(await readJson(join(folder, 'link.json'))).toEqual({ turn: 2 })
  })

  it.each([
    ['', 'Unexpected end of JSON input'],
    ['{"half":', 'Unexpected end of JSON input'],
  ])('refuses %j, and leaves it as it is', async (text, reason) => {
    const file = join(await temporaryFolder(), 'state.json')
    await writeFile(file, text)
    await expect(openStateFile(file)).rejects.toThrow(
      `the file is not JSON: ${reason}`,
    )
    expect(await readFile(file, 'utf8')).toBe(text)
  })

  it('refuses a folder, and a file in a folder that is not there', async () => {
    const folder = await temporaryFolder()
    await expect(openStateFile(folder)).rejects.toThrow(
      'the file cannot be read: EISDIR',
    )
    const missing = join(folder, 'missing', 'state.json')
    await expect(openStateFile(missing)).rejects.toThrow(
      `the folder ${join(folder, 'missing')} cannot be written to: ENOENT`,
    )
  })

  it('removes what servers left that are gone, and nothing else', async () => {
    const folder = await temporaryFolder()
    const gone = spawn(process.execPath, ['--version'], { stdio: 'ignore' })
    await once(gone, 'exit')
    const others = [
      `.state.json.${process.ppid}.tmp`,
      `.other.json.${gone.pid}.tmp`,
      '.state.json.mine.tmp',
    ]
    for (const name of [...others, `.state.json.${gone.pid}.tmp`]) {
      await writeFile(join(folder, name), '')
    }
    await openStateFile(join(folder, 'state.json'))
    expect((await readdir(folder)).sort()).toEqual(others.sort())
    await Promise.all(others.map((name) => rm(join(folder, name))))
  })
})

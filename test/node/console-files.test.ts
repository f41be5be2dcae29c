import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { createConsoleFiles } from '../../src/node/pages/console-files.ts'
import { send } from '../support/http-client.ts'
import { served } from '../support/served.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

describe('the console page', () => {
  it('is served with its files, and with nothing else of the folder', async () => {
    const files = await consoleOf({
      'index.html': '<p>console</p>',
      'console.js': 'run()',
      'notes.txt': 'mine',
    })
    expect(await textOf(files('', new Headers()))).toBe('<p>console</p>')
    expect(await textOf(files('console.js', new Headers()))).toBe('run()')
    expect(await files('notes.txt', new Headers())).toBeUndefined()
    expect(await files('../package.json', new Headers())).toBeUndefined()
    expect(await files('health', new Headers())).toBeUndefined()
  })

  it('may load and call this server alone, with nothing inline', async () => {
    const files = await consoleOf({ 'index.html': '<p>console</p>' })
    const page = await files('', new Headers())
    expect(Object.fromEntries(page?.headers ?? [])).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'content-security-policy':
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:",
      'x-content-type-options': 'nosniff',
    })
  })

  it('is not sent again to a browser that has it', async () => {
    const files = await consoleOf({ 'index.html': 'a', 'console.js': 'b' })
    const etag = (await files('', new Headers()))?.headers.get('etag') ?? ''
    const headers = new Headers({ 'if-none-match': etag })
    expect((await files('', headers))?.status).toBe(304)
    expect((await files('console.js', headers))?.status).toBe(200)
  })

  it('says how to build it where it is not', async () => {
    const { url } = await served()
    const { status, body } = await send(`${url}/_mock/`)
    expect(status).toBe(404)
    expect(body).toMatch(/not in .+console\/.+npm run build/)
  })

  it('is under the slash', async () => {
    const { url } = await served()
    const { status, headers } = await send(`${url}/_mock`)
    expect(status).toBe(308)
    expect(headers['location']).toBe('/_mock/')
  })

  it('is not for a name that was rebound to this machine', async () => {
    const { url } = await served()
    const answer = await send(`${url}/_mock/`, {
      headers: { host: 'evil.example' },
    })
    expect(answer.status).toBe(403)
  })
})

async function consoleOf(contents: Readonly<Record<string, string>>) {
  const folder = join(await temporaryFolder(), 'console')
  mkdirSync(folder)
  for (const [name, text] of Object.entries(contents)) {
    writeFileSync(join(folder, name), text)
  }
  return createConsoleFiles(pathToFileURL(`${folder}/`))
}

async function textOf(answer: Promise<Response | undefined>) {
  return (await answer)?.text()
}

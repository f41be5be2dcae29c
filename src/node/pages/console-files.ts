import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { pageReply, type PageFile } from './page-reply.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
}

/** Allows its own script and style, and calls to this server; nothing from elsewhere, nothing inline. */
const ALLOWED = [
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
]

/** Returns a file of the panel's page. */
export type ConsoleFiles = (
  /** Under `/_mock/`; empty for the page itself. */
  name: string,
  headers: Headers,
) => Promise<Response | undefined>

/**
 * Serves the panel's page from the folder that the build wrote; the folder is read at the first request.
 *
 * @param folder with a slash at the end; `index.html` in it is the page.
 */
export function createConsoleFiles(folder: URL): ConsoleFiles {
  let reading: Promise<ReadonlyMap<string, PageFile>> | undefined
  return async (name, headers) => {
    reading ??= readFiles(folder)
    const file = (await reading).get(name === '' ? 'index.html' : name)
    if (file !== undefined) return pageReply(file, headers, ALLOWED)
    return name === '' ? notBuilt(folder) : undefined
  }
}

async function readFiles(folder: URL): Promise<ReadonlyMap<string, PageFile>> {
  // sources that were not built have none
  const names = await readdir(folder).catch(() => [])
  const files = new Map<string, PageFile>()
  for (const name of names) {
    const type = TYPES[extname(name)]
    if (type === undefined) continue
    const body = new Uint8Array(await readFile(new URL(name, folder)))
    const version = createHash('sha256').update(body).digest('base64url')
    files.set(name, { type, body, version })
  }
  return files
}

function notBuilt(folder: URL): Response {
  const message = `The panel's page is not in ${folder.href}. Build it with "npm run build", or use the published package`
  return Response.json({ error: { message } }, { status: 404 })
}

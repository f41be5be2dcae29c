import { existsSync } from 'node:fs'

/** The Chromium that tests drive: that of the variable CHROMIUM_PATH, else an installed one, else none. */
export const CHROMIUM_PATH = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== undefined && existsSync(path))

/** A name under which the pages are no secure context, as those of another machine. */
export const INSECURE_HOST = 'app.example'

/** What a Chromium that stays on this machine is started with. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // a request that no mock answered must fail, not leave
  `--host-resolver-rules=MAP ${INSECURE_HOST} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost`,
]

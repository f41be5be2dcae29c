// @ts-check
import { expectEqual } from './expect.mjs'
import { startServer } from './server.mjs'

/**
 * @typedef {object} Teller
 * @property {(title: string) => void} chapter
 * @property {(text: string) => void} line
 */

/**
 * Starts the server, tells a story against it and stops it. When a step goes another way than it should, the process
 * ends with 1.
 *
 * @param {string} title
 * @param {(url: string, tell: Teller, ids: Record<string, string>) => Promise<void>} story
 * @param {readonly string[]} [flags] of the server
 */
export async function runStory(title, story, flags) {
  // the SDK's note on the age of this Node is no part of the story
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true'

  let chapter = 'The server starts'
  let chapters = 0
  /** @type {Teller} */
  const tell = {
    chapter(text) {
      chapter = text
      chapters += 1
      console.log(`\n${chapters}. ${text}`)
    },
    line(text) {
      console.log(`   ${text}`)
    },
  }

  try {
    const server = await startServer(flags)
    console.log(`${title}, at ${server.url}`)
    await story(server.url, tell, server.ids).finally(server.stop)
    expectEqual('the exit code of the server', await server.stop(), 0)
    console.log('\nThe server has stopped. All went as it should.')
  } catch (error) {
    const { message = '' } = /** @type {Partial<Error>} */ (error)
    const reason = message || String(error)
    console.error(`\nFAILED at "${chapter}": ${reason}`)
    process.exitCode = 1
  }
}

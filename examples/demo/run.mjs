// @ts-check
// The life of a payment session against the running server: npm run demo
import { expectEqual } from './expect.mjs'
import { startServer } from './server.mjs'
import { tellStory } from './story.mjs'

// the SDK's note on the age of this Node is no part of the story
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true'

let chapter = 'The server starts'
let chapters = 0
const tell = {
  /** @param {string} title */
  chapter(title) {
    chapter = title
    chapters += 1
    console.log(`\n${chapters}. ${title}`)
  },
  /** @param {string} text */
  line(text) {
    console.log(`   ${text}`)
  },
}

try {
  const server = await startServer()
  console.log(`The life of a payment session, at ${server.url}`)
  await tellStory(server.url, server.ids, tell).finally(server.stop)
  expectEqual('the exit code of the server', await server.stop(), 0)
  console.log('\nThe server has stopped. All went as it should.')
} catch (error) {
  const { message = '' } = /** @type {Partial<Error>} */ (error)
  const reason = message || String(error)
  console.error(`\nFAILED at "${chapter}": ${reason}`)
  process.exitCode = 1
}

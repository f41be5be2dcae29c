// @ts-check
// The life of a payment session against the running server: npm run demo
import { runStory } from './run-story.mjs'
import { tellStory } from './story.mjs'

await runStory('The life of a payment session', tellStory)

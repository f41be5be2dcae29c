// @ts-check
// An agent that buys from the shop of the running server: npm run example:agent-and-shop
import { runStory } from '../demo/run-story.mjs'
import { tellStory } from './story.mjs'

await runStory('An agent and a shop', tellStory)

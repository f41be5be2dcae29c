// @ts-check
// An account from nothing to its first payment, and back: npm run example:onboarding
import { runStory } from '../demo/run-story.mjs'
import { tellStory } from './story.mjs'

await runStory('An account from nothing to its first payment', tellStory, [
  '--scenario',
  'emptyAccount',
])

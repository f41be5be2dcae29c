import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // the SDK's note on the age of this Node tells nothing about the agent
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  },
})

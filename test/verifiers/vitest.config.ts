import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    setupFiles: ['../no-network.ts'],
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    testTimeout: 30_000,
    // the verifiers print what they refuse
    silent: true,
  },
})

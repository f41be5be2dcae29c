export {
  createRequestHandler,
  type MockRequestHandler,
  type SdkHandlerOptions,
  type SdkHttpRequest,
  type SdkHttpResponse,
} from '../adapters/aws-sdk.ts'

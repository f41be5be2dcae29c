export {
  createRequestHandler,
  type MockRequestHandler,
  type SdkHandlerOptions,
  type SdkHttpRequest,
  type SdkHttpResponse,
} from '../ways-in/aws-sdk.ts'

export {
  createRequestHandler,
  type MockRequestHandler,
  type SdkHttpRequest,
  type SdkHttpResponse,
} from '../ways-in/aws-sdk.ts'

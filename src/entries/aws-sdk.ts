export {
  createRequestHandler,
  type MockRequestHandler,
  type SdkHttpRequest,
  type SdkHttpResponse,
} from '../aws-sdk.ts'

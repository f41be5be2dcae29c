export {
  createAdminClient,
  type AdminClient,
  type AdminClientOptions,
} from '../admin-client/admin-client.ts'
export { MockError } from '../errors.ts'

// observed: all but the first word, which is inferred
/** The service's word for a role that was made a moment ago. */
export const ROLE_NOT_READY =
  'The execution role is missing the required permission'

import { list, optional, string, structure } from '../../src/protocol/shapes.ts'

/** Workloads that may use a manager: stored and returned, but not checked, as no call names its workload. */
export const allowedWorkloadConfiguration = structure({
  hostingEnvironments: optional(
    list(structure({ arn: string({ min: 20, max: 1011 }) }), {
      min: 1,
      max: 10,
    }),
  ),
  workloadIdentities: optional(
    list(string({ min: 3, max: 255, pattern: '[A-Za-z0-9_.-]+' }), {
      min: 1,
      max: 10,
    }),
  ),
})

import {
  changePolicy,
  joinChoices,
  resolvePolicy,
  type Policy,
} from './policy.ts'

type Choice = Partial<Policy>

/** The state of a policy: the values in force, and those that scenarios have chosen. */
export interface PolicyState {
  policy: Policy
  chosen: Choice
}

/** The policy of a mock, one object that changes in place. */
export interface LivePolicy {
  /** The same object for the life of the mock. */
  readonly policy: Policy
  readonly state: PolicyState
  /** Applies a scenario that the world begins with; the mock's own options override it. */
  startWith(choice: Choice | undefined): void
  /** Applies a scenario that is added; the mock's own options override it. */
  add(choice: Choice | undefined): void
  /** Overrides policies at run time. */
  change(choice: Choice): void
  startFrom(state: PolicyState): void
}

/**
 * @param own the policies that the mock was made with.
 * @throws MockError for an unknown policy or value, as `change` does.
 */
export function createLivePolicy(own: Choice = {}): LivePolicy {
  const policy = resolvePolicy(own)
  let chosen: Choice = {}
  const set = (next: Policy) => {
    Object.assign(policy, next)
  }
  return {
    policy,
    get state() {
      return { policy: { ...policy }, chosen }
    },
    startWith(choice = {}) {
      chosen = choice
      set(changePolicy(resolvePolicy(choice), own))
    },
    add(choice = {}) {
      chosen = joinChoices(chosen, choice)
      const free = Object.entries(choice).filter(
        ([name]) => !Object.hasOwn(own, name),
      )
      set(changePolicy(policy, Object.fromEntries(free)))
    },
    change(choice) {
      set(changePolicy(policy, choice))
    },
    startFrom(state) {
      chosen = state.chosen
      set(state.policy)
    },
  }
}

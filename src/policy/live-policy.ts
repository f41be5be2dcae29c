import {
  changePolicy,
  joinChoices,
  resolvePolicy,
  type Policy,
} from './policy.ts'

type Choice = Partial<Policy>

/** How a policy stands: what is in force, and what of it scenarios have chosen. */
export interface PolicyState {
  policy: Policy
  chosen: Choice
}

/** The policy of a mock, which changes while others hold on to it. */
export interface LivePolicy {
  /** One object for as long as the mock lives. */
  readonly policy: Policy
  readonly state: PolicyState
  /** Follows a scenario that the world begins with, under the mock's own options. */
  startWith(choice: Choice | undefined): void
  /** Follows a scenario that is added, but for what the mock's own options say. */
  add(choice: Choice | undefined): void
  /** Follows whoever has the last word. */
  change(choice: Choice): void
  startFrom(state: PolicyState): void
}

/**
 * @param own what the mock was made with.
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

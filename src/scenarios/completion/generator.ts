/** Generates the people that a scenario document leaves out: equal keys give equal people, in any order. */
export interface Generator {
  /** Generates a user, and an email address of the same name. */
  person(key: string): { userId: string; emailAddress: string }
}

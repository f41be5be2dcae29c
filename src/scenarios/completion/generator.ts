/** Makes up the people that a scenario's document leaves out: equal keys, equal people, in whatever order. */
export interface Generator {
  /** A user, and an email address of the same name. */
  person(key: string): { userId: string; emailAddress: string }
}

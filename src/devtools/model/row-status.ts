/** A status that is no failure, and not yet where it leads. */
const ON_ITS_WAY = /ING$|^INITIATED$|^PENDING_/

/** Checks whether a status is where it should be, still on its way, or neither; nothing for one that is over. */
export function toneOf(status: string): 'good' | 'warn' | 'bad' | '' {
  if (status === 'READY' || status === 'ACTIVE') return 'good'
  if (status === 'DELETED' || status === 'GONE') return ''
  return ON_ITS_WAY.test(status) ? 'warn' : 'bad'
}

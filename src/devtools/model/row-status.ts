/** Statuses of a pending transition. */
const ON_ITS_WAY = /ING$|^INITIATED$|^PENDING_/

/** Returns the colour of a status: good, pending or failed; none for a final one such as DELETED. */
export function toneOf(status: string): 'good' | 'warn' | 'bad' | '' {
  if (status === 'READY' || status === 'ACTIVE') return 'good'
  if (status === 'DELETED' || status === 'GONE') return ''
  return ON_ITS_WAY.test(status) ? 'warn' : 'bad'
}

import type { SeenSession } from './use-account.ts'

interface SessionCardProps {
  session: SeenSession
  /** Whether payments come out of this one. */
  isChosen: boolean
  onChoose(): void
}

/** What is left of a session, and until when. */
export function SessionCard({ session, isChosen, onChoose }: SessionCardProps) {
  const { id, available, max, expiresAt, isOver } = session
  const share = Number(max) === 0 ? 0 : Number(available) / Number(max)
  const until = new Date(expiresAt).toLocaleTimeString([], {
    hour: '2-digit',
    minute: '2-digit',
  })
  return (
    <li className={isOver ? 'session over' : 'session'}>
      <label>
        <input
          type="radio"
          name="session"
          checked={isChosen}
          onChange={onChoose}
        />
        <span className="amounts">
          <strong>{dollars(available)}</strong> of {dollars(max)} USD left
        </span>
        <span className="until">{isOver ? 'Over' : `Until ${until}`}</span>
      </label>
      <meter
        aria-label="Budget left"
        value={share}
        low={0.2}
        high={0.5}
        optimum={1}
      />
      <code>{id}</code>
    </li>
  )
}

/** The service shows amounts without trailing zeros; people want at least cents. */
function dollars(amount: string): string {
  const [whole = '0', cents = ''] = amount.split('.')
  return `${whole}.${cents.padEnd(2, '0')}`
}

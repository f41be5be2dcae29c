import { useState, type FormEvent } from 'react'
import { refusalText } from './refusal.ts'
import { openSession } from './wallet.ts'

/** Opens a session with a budget and an end. */
export function NewSession({ onOpened }: { onOpened(): Promise<void> }) {
  const [usd, setUsd] = useState('5.00')
  const [minutes, setMinutes] = useState('15')
  const [problem, setProblem] = useState<string>()

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    try {
      await openSession(usd, Number(minutes))
      setProblem(undefined)
      await onOpened()
    } catch (error) {
      setProblem(refusalText(error))
    }
  }

  return (
    <form onSubmit={submit}>
      <label>
        Budget in USD
        <input
          inputMode="decimal"
          value={usd}
          onChange={(event) => setUsd(event.target.value)}
        />
      </label>
      <label>
        Minutes
        <input
          inputMode="numeric"
          value={minutes}
          onChange={(event) => setMinutes(event.target.value)}
        />
      </label>
      <button>Open session</button>
      {problem !== undefined && <p role="alert">{problem}</p>}
    </form>
  )
}

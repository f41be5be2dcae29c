import { useState } from 'react'
import { ACCOUNT } from './account.ts'
import { NewSession } from './new-session.tsx'
import { Offers } from './offer-list.tsx'
import { SessionCard } from './session-card.tsx'
import { useAccount } from './use-account.ts'
import { WalletCard } from './wallet-card.tsx'

export function App() {
  const { wallet, sessions, problem, refresh } = useAccount()
  const [chosenId, choose] = useState<string>()
  const chosen =
    sessions?.find(({ id }) => id === chosenId) ??
    sessions?.find(({ isOver }) => !isOver)

  return (
    <main>
      <header>
        <h1>Agent wallet</h1>
        <p>
          What <strong>{ACCOUNT.userId}</strong> lets her agents spend
        </p>
      </header>
      {problem !== undefined && <p role="alert">{problem}</p>}
      <WalletCard wallet={wallet} />
      <section aria-labelledby="sessions">
        <h2 id="sessions">Sessions</h2>
        <NewSession onOpened={refresh} />
        <ul className="sessions">
          {sessions?.map((session) => (
            <SessionCard
              key={session.id}
              session={session}
              isChosen={session.id === chosen?.id}
              onChoose={() => choose(session.id)}
            />
          ))}
        </ul>
      </section>
      <Offers session={chosen} onPaid={refresh} />
    </main>
  )
}

import { useState } from 'react'
import { OFFERS, type Offer } from './offers.ts'
import { refusalText } from './refusal.ts'
import { pay, type Session } from './wallet.ts'

interface OffersProps {
  /** The one that payments come out of; without it nothing can be bought. */
  session: Session | undefined
  onPaid(): Promise<void>
}

/** What can be bought, and what came of it. */
export function Offers({ session, onPaid }: OffersProps) {
  const [paid, setPaid] = useState<string>()
  const [problem, setProblem] = useState<string>()

  const buy = async (offer: Offer) => {
    if (session === undefined) return
    try {
      await pay(session.id, offer)
      setPaid(`${offer.title}: paid ${offer.price} USD`)
      setProblem(undefined)
    } catch (error) {
      setPaid(undefined)
      setProblem(`${offer.title}: ${refusalText(error)}`)
    }
    await onPaid()
  }

  return (
    <section aria-labelledby="offers">
      <h2 id="offers">Buy</h2>
      <ul className="offers">
        {OFFERS.map((offer) => (
          <li key={offer.title}>
            <span>{offer.title}</span>
            <button
              disabled={session === undefined}
              onClick={() => void buy(offer)}
            >
              Pay {offer.price}
            </button>
          </li>
        ))}
      </ul>
      <p role="status">{paid}</p>
      {problem !== undefined && <p role="alert">{problem}</p>}
    </section>
  )
}

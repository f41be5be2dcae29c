import { useCallback, useEffect, useState } from 'react'
import { refusalText } from './refusal.ts'
import {
  loadSessions,
  loadWallet,
  type Session,
  type Wallet,
} from './wallet.ts'

const REFRESH_MS = 2_000

/** A session as the page shows it: one that is gone from the list stays, as over. */
export interface SeenSession extends Session {
  isOver: boolean
}

/** The wallet and the sessions, read again every two seconds. */
export function useAccount() {
  const [wallet, setWallet] = useState<Wallet>()
  const [sessions, setSessions] = useState<SeenSession[]>()
  const [problem, setProblem] = useState<string>()

  const refresh = useCallback(async () => {
    try {
      const [nextWallet, listed] = await Promise.all([
        loadWallet(),
        loadSessions(),
      ])
      setWallet(nextWallet)
      setSessions((seen = []) => merge(seen, listed))
      setProblem(undefined)
    } catch (error) {
      setProblem(refusalText(error))
    }
  }, [])

  useEffect(() => {
    void refresh()
    const timer = setInterval(() => void refresh(), REFRESH_MS)
    return () => clearInterval(timer)
  }, [refresh])

  return { wallet, sessions, problem, refresh }
}

function merge(seen: SeenSession[], listed: Session[]): SeenSession[] {
  const ids = new Set(listed.map(({ id }) => id))
  return [
    ...listed.map((session) => ({ ...session, isOver: false })),
    ...seen
      .filter(({ id }) => !ids.has(id))
      .map((session) => ({ ...session, isOver: true })),
  ]
}

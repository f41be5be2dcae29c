import type { Wallet } from './wallet.ts'

/** Address and balance; empty until they are known. */
export function WalletCard({ wallet }: { wallet: Wallet | undefined }) {
  return (
    <section className="wallet" aria-label="Wallet">
      <p>Base Sepolia</p>
      <p className="balance">
        {wallet?.balance ?? '…'} <small>USDC</small>
      </p>
      <code>{wallet?.address ?? ' '}</code>
    </section>
  )
}

import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
// oxlint-disable-next-line import/no-unassigned-import -- Vite puts it on the page
import './app.css'

// a production build has nothing of the mock in it: there, the same calls go to AWS
if (import.meta.env.DEV) {
  const { startMock } = await import('./mock.ts')
  await startMock()
}

const root = document.querySelector('#app')
if (root) createRoot(root).render(<App />)

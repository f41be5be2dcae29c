/** Style sheet of the consent page, in light and dark. */
export const CONSENT_PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#eef1f5, #12161c);
  --card: light-dark(#ffffff, #1c222b);
  --text: light-dark(#17202b, #e8edf3);
  --quiet: light-dark(#4c5a6b, #a3b1c2);
  --line: light-dark(#d4dbe4, #36414f);
  --accent: light-dark(#1252c4, #8ab4ff);
  --on-accent: light-dark(#ffffff, #0d1726);
  --alarm: light-dark(#a81e1e, #ff9d94);
}
* { box-sizing: border-box }
body {
  margin: 0;
  min-height: 100vh;
  display: grid;
  place-items: center;
  padding: 1.5rem;
  background: var(--ground);
  color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif;
}
main {
  width: min(36rem, 100%);
  padding: 2rem;
  background: var(--card);
  border: 1px solid var(--line);
  border-radius: 0.75rem;
}
h1 { margin: 0 0 1rem; font-size: 1.375rem; line-height: 1.25; text-wrap: balance }
.source { margin: 0 0 1.5rem; color: var(--quiet); font-size: 0.875rem }
.state, .problem { margin: 0 0 1.5rem; padding-left: 0.75rem; border-left: 0.25rem solid var(--accent) }
.problem { border-color: var(--alarm); color: var(--alarm) }
dl { margin: 0 0 1.5rem; border-top: 1px solid var(--line) }
dl > div {
  display: grid;
  grid-template-columns: 6.5rem minmax(0, 1fr);
  gap: 1rem;
  padding: 0.5rem 0;
  border-bottom: 1px solid var(--line);
}
dt { color: var(--quiet) }
dd { margin: 0; overflow-wrap: anywhere; font-family: ui-monospace, monospace; font-size: 0.875rem }
form { display: flex; flex-wrap: wrap; gap: 0.75rem }
button {
  min-height: 2.75rem;
  padding: 0 1.25rem;
  border: 1px solid var(--accent);
  border-radius: 0.5rem;
  background: transparent;
  color: var(--accent);
  font: inherit;
  cursor: pointer;
}
button:first-child { background: var(--accent); color: var(--on-accent) }
button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
@media (max-width: 30rem) {
  main { padding: 1.25rem }
  dl > div { grid-template-columns: minmax(0, 1fr); gap: 0 }
  form { flex-direction: column }
}
`

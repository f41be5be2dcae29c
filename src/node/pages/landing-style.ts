/** Style sheet of the landing page. */
export const LANDING_STYLE = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f7f7f8, #16171a);
  --card: light-dark(#fff, #1e2024);
  --line: light-dark(#dfe1e6, #34373d);
  --text: light-dark(#1b1d22, #e8e9ec);
  --soft: light-dark(#5a6070, #a4a9b5);
  --accent: light-dark(#0f6cbd, #62abf5);
  --on-accent: light-dark(#fff, #10131a);
}
* { box-sizing: border-box; }
body {
  margin: 0;
  background: var(--ground);
  color: var(--text);
  font: 15px/1.55 system-ui, sans-serif;
}
main { max-width: 46rem; margin: 0 auto; padding: clamp(1.5rem, 6vw, 4rem) 1.25rem 4rem; }
h1 { font-size: clamp(1.5rem, 5vw, 2rem); line-height: 1.2; letter-spacing: -.015em; margin: 0 0 .5rem; text-wrap: balance; }
h2 { font-size: 1rem; margin: 0 0 .5rem; }
p { margin: 0 0 .5rem; color: var(--soft); }
section, nav { margin-top: 2rem; }
.eyebrow { font-size: .8125rem; font-weight: 600; color: var(--accent); }
code { font: .875em/1.6 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
pre {
  margin: 0;
  padding: .75rem 1rem;
  overflow-x: auto;
  background: var(--card);
  border: 1px solid var(--line);
  border-radius: 8px;
}
pre code, dd code { user-select: all; }
.endpoint { font-size: 1.125rem; margin-bottom: .5rem; }
nav { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; align-items: center; }
a { color: var(--accent); text-underline-offset: .2em; }
a.main {
  padding: .5rem 1rem;
  border-radius: 8px;
  background: var(--accent);
  color: var(--on-accent);
  font-weight: 600;
  text-decoration: none;
}
a:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 8px; }
details { border-top: 1px solid var(--line); }
details:last-of-type { border-bottom: 1px solid var(--line); }
summary { padding: .625rem 0; cursor: pointer; font-weight: 500; }
details[open] { padding-bottom: .875rem; }
dl { margin: 0; }
dl div { display: grid; grid-template-columns: 16rem 1fr; gap: 0 1rem; padding: .375rem 0; border-top: 1px solid var(--line); }
dt { color: var(--soft); overflow-wrap: anywhere; }
dd { margin: 0; overflow-wrap: anywhere; }
@media (max-width: 42rem) { dl div { grid-template-columns: 1fr; } }
`

/** The look of every page: one card on a quiet ground, readable at 200 % zoom and in both colour schemes. */
export const style = `
:root { color-scheme: light dark; --ground: #eef1f6; --card: #fff; --ink: #1b1f27; --quiet: #5a6270;
  --line: #c6ccd6; --accent: #0b5cad; --on-accent: #fff; --alarm: #b3261e; --banner: #fff3c4; --on-banner: #4d3b00; }
@media (prefers-color-scheme: dark) { :root { --ground: #15181e; --card: #20252e; --ink: #eef1f6; --quiet: #a9b2c0;
  --line: #454d5b; --accent: #6cb2ff; --on-accent: #0b1a2b; --alarm: #ff9a92; --banner: #4a3c0a; --on-banner: #ffefb0; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; background: var(--ground); color: var(--ink); font: 16px/1.45 system-ui, sans-serif; }
.banner { margin: 0; padding: .6rem 1rem; background: var(--banner); color: var(--on-banner); text-align: center; font-weight: 600; }
main { width: min(32rem, calc(100% - 2rem)); margin: 9vh auto 2rem; padding: 2rem 2.25rem; background: var(--card);
  border: 1px solid var(--line); border-radius: 8px; }
.brand { display: flex; align-items: center; gap: .5rem; margin: 0 0 1rem; color: var(--quiet); font-weight: 600; }
.brand::before { content: ''; width: 1rem; height: 1rem; border-radius: 4px; background: var(--accent); }
h1 { margin: 0 0 .75rem; font-size: 1.5rem; font-weight: 600; }
p, ul { margin: 0 0 1rem; } ul { padding-left: 1.2rem; }
label { display: block; margin: 0 0 .25rem; font-weight: 600; }
input:not([type=checkbox]) { width: 100%; margin: 0 0 1rem; padding: .5rem .6rem; font: inherit; color: inherit;
  background: transparent; border: 1px solid var(--quiet); border-radius: 4px; }
label.check { display: flex; gap: .5rem; align-items: baseline; margin: 0 0 1rem; font-weight: 400; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.problem { color: var(--alarm); } .quiet { color: var(--quiet); font-size: .875rem; overflow-wrap: anywhere; }
form + .quiet { margin-top: 1.25rem; }
.people { font-size: .8rem; } .people h2 { margin: 0 0 .5rem; font-size: inherit; }
.people td { padding: 0 .75rem .25rem 0; vertical-align: top; } td:not(:last-child) { white-space: nowrap; }
.who { color: var(--quiet); overflow-wrap: anywhere; }
.buttons { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: .75rem; margin-top: 1.25rem; }
button { padding: .5rem 1.25rem; font: inherit; border: 1px solid var(--quiet); border-radius: 4px;
  background: transparent; color: inherit; cursor: pointer; }
button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
.accounts { display: grid; gap: .5rem; } .accounts button { width: 100%; padding: .6rem .8rem; text-align: left; }
.accounts small { display: block; color: var(--quiet); overflow-wrap: anywhere; }
`;

/** A snapshot as a page: what it is about, where one stands, the screen. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { keyed } from 'lit-html/directives/keyed.js';
import type { ProblemView, QueueView, Snapshot } from '../protocol';
import { icon } from './icons';
import { partList } from './parts';
import { rows } from './rows';
import type { Actions } from './actions';
import { buttonRow } from './buttonRow';

/** Each screen gets elements of its own, so nothing typed on one appears on another. */
export function pageTemplate(snapshot: Snapshot, announcement: string, actions: Actions): TemplateResult {
  return html`<div class="page">
    <header>
      ${
        snapshot.practice === undefined
          ? nothing
          : html`<p class="practice">${icon('shield')}<span>${snapshot.practice}</span></p>`
      }
      ${snapshot.back === undefined ? nothing : buttonRow([snapshot.back], actions)}
      <h1 dir="auto">${snapshot.title}</h1>
      <p class="state ${snapshot.state.icon}" dir="auto">
        ${icon(snapshot.state.icon)}<span>${snapshot.state.text}</span>
      </p>
      ${snapshot.about === undefined ? nothing : keyed(snapshot.key, about(snapshot.about))}
      ${snapshot.queue === undefined ? nothing : queueStrip(snapshot.queue, actions)} ${stepList(snapshot)}
      <hr />
    </header>
    <main>
      ${keyed(
        `${snapshot.key} ${snapshot.screen}`,
        html`<h2 id="heading" tabindex="-1" dir="auto">${snapshot.heading}</h2>
          ${snapshot.problem === undefined ? nothing : problemBox(snapshot.problem, actions)}
          ${partList(snapshot.parts, actions)} ${buttonRow(snapshot.buttons, actions)}`,
      )}
    </main>
    <p class="for-screen-readers" role="status">${announcement}</p>
  </div>`;
}

function queueStrip({ progress, accounts, notes, buttons }: QueueView, actions: Actions): TemplateResult {
  return html`<section class="queue" aria-labelledby="queue-progress">
    <p id="queue-progress" class="strong" dir="auto">${progress}</p>
    ${notes.map((note) => html`<p class="text quiet" dir="auto">${note}</p>`)}
    <details>
      <summary>${accounts.summary}</summary>
      <div class="inside">${rows(accounts.items, actions)}</div>
    </details>
    ${buttonRow(buttons, actions)}
  </section>`;
}

/** Tenant, account and the like: one line that opens. */
function about({ summary, rows }: NonNullable<Snapshot['about']>): TemplateResult {
  return html`<details class="about">
    <summary dir="auto">${summary}</summary>
    <div class="inside">${partList([{ kind: 'facts', rows }], nothingToDo)}</div>
  </details>`;
}

const nothingToDo: Actions = { now: 0, copied: undefined, send: () => undefined, ok: () => undefined };

function stepList({ stepsLabel, steps }: Snapshot): TemplateResult | typeof nothing {
  if (steps.length === 0) return nothing;
  return html`<ol class="steps" aria-label=${stepsLabel}>
    ${steps.map(
      ({ label, state }, index) =>
        html`<li class=${state} aria-current=${state === 'now' ? 'step' : nothing}>
          <span class="step-number" aria-hidden="true">${state === 'done' ? icon('check') : index + 1}</span
          ><span class="step-label">${label}</span>
        </li>`,
    )}
  </ol>`;
}

function problemBox(
  { what, who, next, details, detailsLabel, buttons }: ProblemView,
  actions: Actions,
): TemplateResult {
  return html`<section class="problem" aria-labelledby="problem-what">
    ${icon('warning')}
    <div>
      <p id="problem-what" class="strong" dir="auto">${what}</p>
      ${who === undefined ? nothing : html`<p dir="auto">${who}</p>`}
      <p dir="auto">${next}</p>
      ${buttonRow(buttons, actions)}
      ${
        details.length === 0
          ? nothing
          : html`<details>
              <summary>${detailsLabel}</summary>
              <div class="inside">
                ${details.map((line) => html`<p class="verbatim" dir="auto">${line}</p>`)}
              </div>
            </details>`
      }
    </div>
  </section>`;
}

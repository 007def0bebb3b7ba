/** A snapshot's parts as templates. All text goes through lit's bindings, which never read markup. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { Part } from '../protocol';
import { codeBox } from './codeBox';
import { choices, progressRing, tickBox } from './controls';
import { countdown } from './countdown';
import { deviceCode } from './deviceCode';
import { bars } from './bars';
import { icon, type IconName } from './icons';
import { rows } from './rows';
import type { Actions } from './actions';
import { buttonRow } from './buttonRow';

/** Keyed by kind and place among its kind: a part that comes or goes does not take the pasted text with it. */
export function partList(parts: readonly Part[], actions: Actions): TemplateResult {
  const seen = new Map<string, number>();
  const keyed = parts.map((part) => {
    const place = seen.get(part.kind) ?? 0;
    seen.set(part.kind, place + 1);
    return { key: `${part.kind}:${place}`, part };
  });
  return html`${repeat(
    keyed,
    ({ key }) => key,
    ({ key, part }) => one(key, part, actions),
  )}`;
}

const checkIcons: Record<Extract<Part, { kind: 'checks' }>['items'][number]['result'], IconName> = {
  passed: 'check',
  noted: 'info',
  statement: 'pencil',
  failed: 'cross',
};

const bannerIcons: Record<Extract<Part, { kind: 'banner' }>['tone'], IconName> = {
  good: 'backupRan',
  caution: 'warning',
  bad: 'blocked',
};

function one(key: string, part: Part, actions: Actions): TemplateResult | typeof nothing {
  switch (part.kind) {
    case 'text':
      return html`<p class="text ${part.tone}" dir="auto">
        ${part.tone === 'warning' ? icon('warning') : nothing}<span>${part.text}</span>
      </p>`;
    case 'facts':
      return html`<dl class="facts">
        ${part.rows.map(
          ({ label, value }) =>
            html`<div>
              <dt>${label}</dt>
              <dd dir="auto">${value}</dd>
            </div>`,
        )}
      </dl>`;
    case 'methods':
      return methods(key, part, actions);
    case 'banner':
      return html`<div class="banner ${part.tone}">
        ${icon(bannerIcons[part.tone])}
        <div>
          <p class="strong" dir="auto">${part.text}</p>
          ${part.detail === undefined ? nothing : html`<p dir="auto">${part.detail}</p>`}
        </div>
      </div>`;
    case 'steps':
      return html`<section class="list">
        <h3 dir="auto">${part.title}</h3>
        <ol>
          ${part.items.map((item) => html`<li dir="auto">${item}</li>`)}
        </ol>
      </section>`;
    case 'history':
      return html`<section class="history">
        <h3>${part.title}</h3>
        <ol>
          ${part.items.map(
            ({ when, text }) =>
              html`<li><span class="quiet" dir="auto">${when}</span><span dir="auto">${text}</span></li>`,
          )}
        </ol>
      </section>`;
    case 'tick':
      return html`<div class="tick">
        ${whatItIsAbout(part)}
        ${tickBox(
          part.id,
          part.label,
          part.about.length === 0 ? undefined : `about:${part.id}`,
          part.on,
          (on) => {
            actions.send({ type: 'tick', box: part.id, on });
          },
        )}
      </div>`;
    case 'list':
      return html`<section class="list">
        ${part.title === undefined ? nothing : html`<h3>${part.title}</h3>`}
        <ul>
          ${part.items.map(
            ({ text, detail }) =>
              html`<li>
                <span dir="auto">${text}</span>${
                  detail === undefined ? nothing : html` <span class="quiet" dir="auto">${detail}</span>`
                }
              </li>`,
          )}
        </ul>
      </section>`;
    case 'checks':
      return html`<section class="checks">
        <h3>${part.title}</h3>
        <ul>
          ${part.items.map(
            ({ result, resultLabel, text }) =>
              html`<li class=${result}>
                ${icon(checkIcons[result])}<span class="for-screen-readers">${resultLabel}: </span
                ><span dir="auto">${text}</span>
              </li>`,
          )}
        </ul>
      </section>`;
    case 'codeBox':
      return codeBox(part, () => {
        actions.ok();
      });
    case 'deviceCode':
      return deviceCode(part, actions);
    case 'countdown':
      return countdown(part, actions.now);
    case 'progress':
      return html`<p class="progress">
        ${progressRing()}<span class="progress-still">${icon('hourglass')}</span><span>${part.text}</span>
      </p>`;
    case 'bars':
      return bars(part);
    case 'rows':
      return rows(part.items, actions);
    case 'buttons':
      return buttonRow(part.buttons, actions);
    case 'group':
      return html`<section class="group">
        <h3 dir="auto">${part.title}</h3>
        ${partList(part.parts, actions)}
      </section>`;
    case 'details':
      return html`<details>
        <summary>${part.summary}</summary>
        <div class="inside">${partList(part.parts, actions)}</div>
      </details>`;
  }
}

/** One sentence, or a list of several. */
function whatItIsAbout({ id, about }: Extract<Part, { kind: 'tick' }>): TemplateResult | typeof nothing {
  if (about.length === 0) return nothing;
  return about.length === 1
    ? html`<p id="about:${id}" class="about" dir="auto">${about[0]}</p>`
    : html`<ul id="about:${id}" class="about">
        ${about.map((line) => html`<li dir="auto">${line}</li>`)}
      </ul>`;
}

function methods(
  key: string,
  { legend, options }: Extract<Part, { kind: 'methods' }>,
  actions: Actions,
): TemplateResult {
  return choices(key, legend, options, options.find(({ chosen }) => chosen)?.value, (value) => {
    const method = options.find((option) => option.value === value)?.value;
    if (method) actions.send({ type: 'choose', method });
  });
}

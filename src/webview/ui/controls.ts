/**
 * The page's controls. The only file that knows the toolkit: to replace the toolkit is to rewrite this file
 * and the `vscode-*` rules of `page.css`.
 */
import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeCheckbox,
  vsCodeProgressRing,
  vsCodeRadio,
  vsCodeRadioGroup,
} from '@vscode/webview-ui-toolkit';
import { html, nothing, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';

provideVSCodeDesignSystem().register(
  vsCodeButton(),
  vsCodeCheckbox(),
  vsCodeProgressRing(),
  vsCodeRadio(),
  vsCodeRadioGroup(),
);

export interface ButtonFace {
  readonly id: string;
  readonly label: string;
  readonly look: 'primary' | 'secondary' | 'link';
  readonly enabled: boolean;
}

/** `id` is what `findButton` finds it by. A link-like button is a native one: the toolkit's link only navigates. */
export function button(
  { id: name, label, look, enabled }: ButtonFace,
  describedBy: string | undefined,
  press: () => void,
): TemplateResult {
  const onClick = () => {
    if (enabled) press();
  };
  if (look === 'link') {
    return html`<button
      type="button"
      class="link"
      data-button=${name}
      ?disabled=${!enabled}
      aria-describedby=${describedBy ?? nothing}
      @click=${onClick}
    >
      ${label}
    </button>`;
  }
  return html`<vscode-button
    data-button=${name}
    appearance=${look}
    .disabled=${!enabled}
    aria-describedby=${describedBy ?? nothing}
    @click=${onClick}
    >${label}</vscode-button
  >`;
}

/** The screen's way on, if it is open. */
export function findPrimary(root: ParentNode): HTMLElement | undefined {
  const found = root.querySelectorAll<HTMLElement & { disabled: boolean }>(
    'vscode-button[appearance="primary"]',
  );
  return [...found].find(({ disabled }) => !disabled);
}

/** The first usable button of that name in document order. */
export function findButton(root: ParentNode, name: string): HTMLElement | undefined {
  // The property, not the attribute: the toolkit writes that one a frame later.
  return [...root.querySelectorAll<HTMLElement & { disabled: boolean }>('[data-button]')].find(
    (element) => element.dataset['button'] === name && !element.disabled,
  );
}

/**
 * `live` compares with what the control shows, not with what was rendered last: where the host did not follow
 * a tick, the control goes back. The toolkit reports our own changes too, so only a difference is told on.
 */
export function tickBox(
  id: string,
  label: string,
  describedBy: string | undefined,
  on: boolean,
  tick: (on: boolean) => void,
): TemplateResult {
  const onChange = ({ currentTarget }: Event) => {
    const { checked } = currentTarget as HTMLElement & { checked: boolean };
    if (checked !== on) tick(checked);
  };
  return html`<vscode-checkbox
    aria-labelledby="label:${id}"
    aria-describedby=${describedBy ?? nothing}
    .checked=${live(on)}
    @change=${onChange}
    ><span id="label:${id}" dir="auto">${label}</span></vscode-checkbox
  >`;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly mark?: string;
  readonly lines: readonly string[];
  readonly enabled: boolean;
}

/** One of several; `name` keeps the ids apart. A closed choice still tells its reason. */
export function choices(
  name: string,
  legend: string,
  options: readonly Choice[],
  chosen: string | undefined,
  choose: (value: string) => void,
): TemplateResult {
  const onChange = ({ currentTarget }: Event) => {
    const { value } = currentTarget as HTMLElement & { value?: string };
    if (value !== undefined && value !== chosen) choose(value);
  };
  return html`<vscode-radio-group
    orientation="vertical"
    .value=${live(chosen)}
    @change=${onChange}
    @click=${onlyRadiosTakeClicks}
  >
    <label slot="label">${legend}</label>
    ${options.map((option) => {
      const id = `${name}:${option.value}`;
      return html`<vscode-radio
        value=${option.value}
        aria-labelledby="label:${id}"
        aria-describedby="lines:${id}"
        .disabled=${!option.enabled}
      >
        <div class="choice">
          <div id="label:${id}" class="choice-label">
            ${option.label}${
              option.mark === undefined ? nothing : html` <span class="mark">${option.mark}</span>`
            }
          </div>
          <div id="lines:${id}">
            ${option.lines.map((line) => html`<p class="choice-line" dir="auto">${line}</p>`)}
          </div>
        </div>
      </vscode-radio>`;
    })}
  </vscode-radio-group>`;
}

/**
 * The toolkit's group takes any element that is clicked inside it for a radio, and then loses the arrow keys:
 * a click on a choice's words becomes one on its radio, and one between the choices nothing.
 */
const onlyRadiosTakeClicks = {
  capture: true,
  handleEvent(event: Event) {
    const radio = event.target instanceof Element ? event.target.closest<HTMLElement>('vscode-radio') : null;
    if (radio === event.target) return;
    event.stopImmediatePropagation();
    radio?.click();
  },
};

export function progressRing(): TemplateResult {
  return html`<vscode-progress-ring aria-hidden="true"></vscode-progress-ring>`;
}

import { type Answer, redirect } from '../protocol/call';
import { type Refusing, type SignInError, errorBody } from '../protocol/signInError';
import { formPostPage } from '../pages/formPostPage';

export type ResponseMode = 'query' | 'fragment' | 'form_post';

/** Where the answer to the app goes. */
export interface RedirectTarget {
  readonly redirectUri: string;
  readonly responseMode: ResponseMode;
  /** Given back as it came. */
  readonly state: string | undefined;
}

export function answerTo(target: RedirectTarget, parameters: Readonly<Record<string, string>>): Answer {
  const all = Object.entries({
    ...parameters,
    ...(target.state === undefined ? {} : { state: target.state }),
  });
  if (target.responseMode === 'form_post') return formPostPage(target.redirectUri, all);
  const encoded = all.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  const mark = target.responseMode === 'fragment' ? '#' : '?';
  return redirect(`${target.redirectUri}${mark}${encoded}`);
}

export function refusalTo(
  target: RedirectTarget,
  refusal: SignInError,
  correlationId: string,
  state: Refusing,
): Answer {
  const { error, error_description, error_uri } = errorBody(refusal, correlationId, state);
  return answerTo(target, { error, error_description, error_uri });
}

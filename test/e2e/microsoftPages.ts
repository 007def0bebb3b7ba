import type { Page } from 'playwright-core';
import type { PracticeUser } from '../../src/practice/estate';

/** Where a sign-in page stands: its heading; empty on a blank page. */
export async function titleOf(page: Page): Promise<string> {
  const heading = page.getByRole('heading', { level: 1 });
  return (await heading.count()) === 0 ? '' : heading.innerText();
}

/**
 * User name, password and, where it is asked for, the verification code. Where the browser offers accounts, another
 * one is used; where it is signed in already, and nothing is asked, nothing is done.
 */
export async function signIn(page: Page, user: PracticeUser): Promise<void> {
  if ((await titleOf(page)) === 'Pick an account') {
    await pressOn(page, 'Use another account');
  }
  if ((await titleOf(page)) !== 'Sign in') return;
  await page.getByLabel('User name').fill(user.userName);
  await page.getByLabel('Password').fill(user.password);
  await pressOn(page, 'Sign in');
  if (user.verificationCode !== undefined && (await titleOf(page)) === 'Enter code') {
    await page.getByLabel('Code').fill(user.verificationCode);
    await pressOn(page, 'Verify');
  }
}

/** Accept or Cancel, where Microsoft asks for consent; nothing where it does not. */
export async function answerPermissions(page: Page, answer: 'Accept' | 'Cancel'): Promise<void> {
  if (!(await titleOf(page)).startsWith('Permissions requested')) return;
  await pressOn(page, answer);
}

/** Presses a button and waits for the page that answers. */
async function pressOn(page: Page, button: string): Promise<void> {
  const nextPage = page.waitForEvent('domcontentloaded');
  await page.getByRole('button', { name: button, exact: true }).click();
  await nextPage;
}

/** The page for device codes: types the code, signs in, and confirms the app that asks. */
export async function signInByDeviceCode(page: Page, code: string, user: PracticeUser): Promise<void> {
  await page.getByLabel('Device code').fill(code);
  await pressOn(page, 'Next');
  await signIn(page, user);
  await pressOn(page, 'Continue');
  await answerPermissions(page, 'Accept');
}

import assert from 'node:assert/strict';
import { HttpClient } from '../../../../src/net/httpClient';
import { globalAdministratorByGraph } from '../../../../src/signIn/entra/directoryRoles';

const graph = 'https://graph.example';
const signIn = 'https://login.example';
const administrator = { roleTemplateId: '62e90394-69f5-4237-9190-012177145e10' };
const reader = { roleTemplateId: '88d8e3e3-8f55-4a1e-953a-9b9898b8876b' };
const nextPage = `${graph}/v1.0/me/transitiveMemberOf/microsoft.graph.directoryRole?$skiptoken=x`;

/** Graph, answering with these pages one after the other. */
function graphWith(...pages: readonly object[]) {
  const asked: { url: string; authorization: string | null }[] = [];
  const rest = [...pages];
  const connection = new HttpClient({ limitMs: 30_000, origins: [graph, signIn] }, (url, init) => {
    asked.push({ url: url as string, authorization: new Headers(init?.headers).get('authorization') });
    return Promise.resolve(Response.json(rest.shift() ?? {}));
  });
  return { asked, answer: () => globalAdministratorByGraph(connection, graph, 'canary-token') };
}

describe('The role, as Graph tells it', () => {
  it('is asked for with the token, for the signed-in person', async () => {
    const { asked, answer } = graphWith({ value: [reader, administrator] });
    assert.equal(await answer(), 'confirmed');
    const path = '/v1.0/me/transitiveMemberOf/microsoft.graph.directoryRole';
    assert.equal(asked.length, 1);
    for (const { url, authorization } of asked) {
      assert.equal(url.replace(/\?.*/, ''), graph + path);
      assert.equal(authorization, 'Bearer canary-token');
    }
  });

  it('is not held where every role is told and it is none of them', async () => {
    assert.equal(await graphWith({ value: [reader] }).answer(), 'notHeld');
    assert.equal(await graphWith({ value: [] }).answer(), 'notHeld');
  });

  it('is looked for on every page', async () => {
    const held = graphWith({ value: [reader], '@odata.nextLink': nextPage }, { value: [administrator] });
    assert.equal(await held.answer(), 'confirmed');
    assert.equal(held.asked[1]?.url, nextPage);
    const notHeld = graphWith({ value: [reader], '@odata.nextLink': nextPage }, { value: [reader] });
    assert.equal(await notHeld.answer(), 'notHeld');
  });

  it('stays open where Graph leaves out what the token may not read', async () => {
    for (const hidden of [{ roleTemplateId: null }, {}, null, 'role']) {
      assert.equal(await graphWith({ value: [reader, hidden] }).answer(), 'unchecked');
    }
  });

  it('stays open where the next page is elsewhere: the token goes to Graph only', async () => {
    for (const link of [
      `${signIn}/page`,
      'https://evil.example/page',
      'http://graph.example/page',
      'page',
      7,
    ]) {
      const { asked, answer } = graphWith({ value: [reader], '@odata.nextLink': link });
      assert.equal(await answer(), 'unchecked');
      assert.equal(asked.length, 1);
    }
  });

  it('stays open where the pages have no end', async () => {
    const page = { value: [reader], '@odata.nextLink': nextPage };
    const { asked, answer } = graphWith(...Array.from({ length: 50 }, () => page));
    assert.equal(await answer(), 'unchecked');
    assert.equal(asked.length, 10);
  });

  it('stays open where Graph refuses or answers something else', async () => {
    for (const page of [{ error: { code: 'Authorization_RequestDenied' } }, { value: 'none' }, {}]) {
      assert.equal(await graphWith(page).answer(), 'unchecked');
    }
  });
});

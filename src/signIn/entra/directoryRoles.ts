import type { Evidence } from '../../core/identity/signedIn';
import type { HttpClient } from '../../net/httpClient';
import { holdsGlobalAdministrator } from './idToken';

/** The Graph permission that lets the signed-in person's own roles be read. */
export const roleCheckPermission = 'RoleManagement.Read.Directory';

const firstPage =
  '/v1.0/me/transitiveMemberOf/microsoft.graph.directoryRole?$select=roleTemplateId&$count=true';
/** A person holds a few roles; Graph gives 100 a page. */
const maxPages = 10;

/**
 * Asks Graph whether the signed-in person holds the Global Administrator role now, directly or through a group.
 * Graph leaves out what the token may not read (`roleTemplateId` is null then), so a role that was not told keeps
 * the answer open, as a refusal does: the sign-in itself has succeeded.
 * @throws ProblemError `network`
 */
export async function globalAdministratorByGraph(
  connection: HttpClient,
  graph: string,
  accessToken: string,
): Promise<Evidence['globalAdministrator']> {
  const headers = { authorization: `Bearer ${accessToken}`, consistencylevel: 'eventual' };
  let url: string | undefined = graph + firstPage;
  for (let page = 0; url !== undefined && page < maxPages; page++) {
    const { status, body } = await connection.request(url, { headers });
    const { value, '@odata.nextLink': next } = body;
    if (status !== 200 || !Array.isArray(value)) return 'unchecked';
    const templates = value.map(templateOf);
    if (holdsGlobalAdministrator(templates)) return 'confirmed';
    if (templates.includes(undefined)) return 'unchecked';
    if (next !== undefined && !isPageOf(next, graph)) return 'unchecked';
    url = next;
  }
  return url === undefined ? 'notHeld' : 'unchecked';
}

function templateOf(role: unknown): string | undefined {
  return typeof role === 'object' &&
    role !== null &&
    'roleTemplateId' in role &&
    typeof role.roleTemplateId === 'string'
    ? role.roleTemplateId
    : undefined;
}

/** The token goes nowhere else than to Graph. */
function isPageOf(next: unknown, graph: string): next is string {
  return typeof next === 'string' && URL.canParse(next) && new URL(next).origin === new URL(graph).origin;
}

import assert from 'node:assert/strict';
import table from '../../../../src/core/backupSets/microsoftClients.json';
import { isMicrosoftClient } from '../../../../src/core/backupSets/microsoftClients';
import { clientId } from '../../../builders';

describe("Microsoft's own client IDs", () => {
  const known = {
    'Azure CLI': '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
    'Azure PowerShell': '1950a258-227b-4e31-a9cf-717495945fc2',
    'Visual Studio Code': 'aebc6443-996d-45c2-90f0-388ff96faa56',
    'Visual Studio': '872cd9fa-d31f-45e0-9eab-6e460a02d1f1',
    'Microsoft Office': 'd3590ed6-52b3-4102-aeff-aad2292ab01c',
    Teams: '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
    'Outlook Mobile': '27922004-5251-4030-b22d-91ecd9a37ea4',
    OneDrive: 'ab9b8c07-8f02-4f72-87fa-80105867a763',
    'Graph command line': '14d82eec-204b-4c2f-b7e8-296a70dab67e',
    'Graph Explorer': 'de8bc8b5-d9f9-48b1-a8ad-b748da725064',
    'Exchange Online PowerShell': 'fb78d390-0c51-40cd-8e17-fdbfab77341b',
    'SharePoint Online Management Shell': '9bc3ab49-b65d-410a-85ad-de819febfddc',
    'Enterprise Roaming and Backup': '60c8bde5-3167-4f92-8fdb-059f6176dc0f',
    'Entra Connect': 'cb1056e2-e479-49de-ae31-7812af012ed8',
    'My Sign-Ins': '19db86c3-b2b9-44cc-b339-36da233a3be2',
    'Authentication Broker': '29d9ed98-a469-4536-ade2-f981bc1d605e',
  };
  for (const [name, id] of Object.entries(known)) {
    it(`include that of ${name}, however it is written`, () => {
      assert.equal(isMicrosoftClient(id), true);
      assert.equal(isMicrosoftClient(` ${id.toUpperCase()}\n`), true);
    });
  }

  it('are listed once each, in lower case, under a source that is named', () => {
    const { clients, sources } = table;
    const ids = Object.values(clients).flatMap((ofSource) => Object.keys(ofSource));
    assert.equal(new Set(ids).size, ids.length);
    for (const id of ids) assert.match(id, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    for (const source of Object.keys(clients)) assert.ok(source in sources, source);
  });

  it('do not include an estate’s own', () => assert.equal(isMicrosoftClient(clientId), false));
});

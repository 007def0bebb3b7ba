import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import schema from '../../schemas/backup-sets.schema.json';

/** Whatever VS Code's JSON service would say in words of its own: see its `jsonParser.ts`. */
const checks =
  /"(required|minLength|maxLength|pattern|format|minItems|maxItems|uniqueItems|minProperties|maxProperties|const|not|oneOf|allOf)":/;

describe('The schema that VS Code gets', () => {
  const text = readFileSync('dist/backup-sets.schema.json', 'utf8');

  it('describes and completes, and finds nothing wrong', () => {
    assert.match(JSON.stringify(schema), checks);
    assert.doesNotMatch(text, checks);
    // Each choice is one beside anything else.
    assert.equal(text.split('"enum":').length, text.split('},{}]').length);
    assert.ok(text.includes('"enumDescriptions"'));
  });

  it('keeps each description of a property', () => {
    const described = (one: string) => one.split('"description":').length;
    assert.equal(described(text), described(JSON.stringify(schema)));
  });
});

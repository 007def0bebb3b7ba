import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sourceStack } from './sourceStack';
import { builtTests } from '../vscodeHost/projectRoot';

describe('The stack of a failed test', () => {
  const stack = new Error('no').stack ?? '';
  const built = join(builtTests, 'suite/sourceStack.test.js');
  const here = readFileSync('test/suite/sourceStack.test.ts', 'utf8')
    .split('\n')
    .findIndex((line) => line.includes("new Error('no')"));

  it('names the line of the source, from the project’s folder', () => {
    assert.ok(stack.includes(built), 'Node names the built file.');
    const told = sourceStack(stack);
    const [message, first = ''] = told.split('\n');
    assert.equal(message, 'Error: no');
    assert.match(first, new RegExp(`\\(test/suite/sourceStack\\.test\\.ts:${here + 1}:\\d+\\)$`));
    assert.ok(!told.includes(built));
  });

  it('does so for a file that Node names by its address', () => {
    const byAddress = stack.replaceAll(built, pathToFileURL(built).href);
    assert.equal(sourceStack(byAddress), sourceStack(stack));
  });

  it('does so for a file that Mocha names from the working folder', () => {
    const shortened = stack.replaceAll(`(${process.cwd()}/`, '(');
    assert.ok(shortened.includes('(out/test/'), shortened);
    assert.equal(sourceStack(shortened), sourceStack(stack));
  });

  it('stays as it is where a file has no map', () => {
    const foreign = `Error: no\n    at ${join(process.cwd(), 'node_modules/none.js')}:1:2\n    at node:fs:3:4`;
    assert.equal(sourceStack(foreign), foreign);
  });
});

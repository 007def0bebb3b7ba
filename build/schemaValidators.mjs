// An esbuild plugin: a JSON schema becomes code while building, so that nothing compiles it at run time.
import { readFile } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import standaloneCode from 'ajv/dist/standalone/index.js';

/**
 * `import validate from './x.schema.json?validator'`: the schema, compiled to code while building. With `?check` in its place the
 * code says yes or no, not why: half the size.
 */
export const schemaValidators = {
  name: 'schema-validators',
  setup(build) {
    for (const kind of ['validator', 'check']) {
      build.onResolve({ filter: new RegExp(`\\?${kind}$`) }, ({ path, resolveDir }) => ({
        // Relative: names of what is built come of it, and they are the same in every folder.
        path: relative('.', resolve(resolveDir, path.slice(0, path.lastIndexOf('?')))).replaceAll(sep, '/'),
        namespace: kind,
      }));
      build.onLoad({ filter: /.*/, namespace: kind }, async ({ path }) => ({
        contents: await validatorOf(path, kind === 'check'),
        resolveDir: dirname(resolve(path)),
        watchFiles: [resolve(path)],
      }));
    }
  },
};

async function validatorOf(path, isCheck) {
  const ajv = new Ajv({
    code: { source: true, esm: true },
    strictTypes: false,
    messages: false,
    inlineRefs: false,
  });
  addFormats(ajv);
  ajv.addVocabulary([
    'markdownDescription',
    'enumDescriptions',
    'defaultSnippets',
    'errorMessage',
    'doNotSuggest',
  ]);
  const code = standaloneCode(ajv, ajv.compile(JSON.parse(await readFile(path, 'utf8'))));
  return isCheck ? withoutReasons(code) : code;
}

/** An error becomes `{}`. */
function withoutReasons(code) {
  const reason =
    /\{instancePath(?::[^{}"]*(?:"[^"]*"[^{}"]*)*?)?,schemaPath:"(?:[^"\\]|\\.)*",keyword:"\w+",params:\{(?:"(?:[^"\\]|\\.)*"|[^{}"])*\}\}/g;
  const rest = code.replace(reason, '{}');
  if (rest.includes('schemaPath:'))
    throw new Error('Reasons of the validator are in another form than expected.');
  return rest;
}

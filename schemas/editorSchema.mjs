// What VS Code's JSON service gets of the file's schema: names, descriptions and values to complete, and nothing that it could
// find wrong. Its words for that are fixed ("String is shorter than the minimum length of 1."), so Problems are ours alone.

/** What the JSON service would check. `type` is kept where it makes quotation marks appear. */
const checks = new Set([
  'required',
  'minLength',
  'maxLength',
  'pattern',
  'format',
  'minItems',
  'maxItems',
  'maxProperties',
  'uniqueItems',
  'additionalProperties',
  'errorMessage',
  'default',
]);
/** Completed by the extension itself, which knows the rest of the file. */
const completedByUs = new Set(['method', 'sources', 'version']);
const ours = new Set(['enum', 'enumDescriptions', 'examples']);
/**
 * What a new property begins with: quotation marks. With objects and lists among them, each list of values would offer `{}` and
 * `[]`; so of those alone the JSON service says something, too.
 */
const text = { type: ['string', 'number'], errorMessage: 'Use text in quotation marks.' };

/** @returns the part of the schema, as it is contributed to VS Code */
export function editorSchema(schema, name = '') {
  const { type, enum: values, enumDescriptions, ...others } = schema;
  const kept = Object.entries(others)
    .filter(([key]) => !checks.has(key) && key !== 'defaultSnippets')
    .filter(([key]) => !completedByUs.has(name) || !ours.has(key))
    .map(([key, value]) => [key, partOf(key, value, name)]);
  const isChoice = values !== undefined && !completedByUs.has(name);
  return {
    ...Object.fromEntries(kept),
    ...(type === 'string' ? text : {}),
    // A choice beside anything else: completed, and never wrong.
    ...(isChoice ? { anyOf: [{ enum: values, enumDescriptions }, {}] } : {}),
  };
}

function partOf(key, value, name) {
  if (key === 'items') return editorSchema(value, name);
  if (key !== 'properties' && key !== 'definitions') return value;
  return Object.fromEntries(
    Object.entries(value).map(([property, part]) => [property, editorSchema(part, property)]),
  );
}

// Where a module can be changed so that a good test notices, and what to.
import ts from 'typescript';

const { SyntaxKind: is } = ts;

/** @typedef {{ kind: string, start: number, end: number, put: string }} Site */

/** @returns {readonly Site[]} All places of a module, in the order of its text. */
export function sitesIn(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);
  const sites = [];
  const visit = (node) => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isInterfaceDeclaration(node)) return;
    for (const [kind, put, place = node] of changesOf(node))
      sites.push({ kind, start: place.getStart(source), end: place.end, put });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return sites.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** What a node can become: the kind of change, the text, and the part that it replaces where that isn't the whole. */
function* changesOf(node) {
  const text = (one) => one.getText();
  if (ts.isIfStatement(node) || ts.isWhileStatement(node)) yield negated(node.expression);
  if (ts.isConditionalExpression(node) || (ts.isForStatement(node) && node.condition))
    yield negated(node.condition);
  if (isRemovable(node)) yield ['statement removed', ';'];
  if (ts.isBinaryExpression(node)) {
    for (const [kind, put] of operators[node.operatorToken.kind] ?? []) yield [kind, put, node.operatorToken];
    if (node.operatorToken.kind === is.QuestionQuestionToken)
      yield ['default always taken', `(${text(node.right)})`];
  }
  if (ts.isPrefixUnaryExpression(node) && node.operator === is.ExclamationToken && !isCondition(node))
    yield ['condition negated', text(node.operand)];
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    if (node.operator === is.PlusPlusToken) yield ['arithmetic', text(node).replace('++', '--')];
    if (node.operator === is.MinusMinusToken) yield ['arithmetic', text(node).replace('--', '++')];
  }
  if (node.kind === is.TrueKeyword) yield ['constant', 'false'];
  if (node.kind === is.FalseKeyword) yield ['constant', 'true'];
  if (ts.isNumericLiteral(node) && !ts.isPropertyAssignment(node.parent))
    yield ['boundary', `(${text(node)} + 1)`];
  if (ts.isStringLiteral(node) && node.text !== '' && !ts.isPropertyName(node.parent))
    yield ['text emptied', "''"];
  if (ts.isReturnStatement(node) && node.expression && canBeNothing(node))
    yield ['nothing returned', 'undefined', node.expression];
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) yield* otherCalls(node);
}

function negated(condition) {
  const text = condition.getText();
  const isNegated = ts.isPrefixUnaryExpression(condition) && condition.operator === is.ExclamationToken;
  return ['condition negated', isNegated ? condition.operand.getText() : `!(${text})`, condition];
}

function isCondition(node) {
  const { parent } = node;
  return (
    ((ts.isIfStatement(parent) || ts.isWhileStatement(parent)) && parent.expression === node) ||
    ((ts.isConditionalExpression(parent) || ts.isForStatement(parent)) && parent.condition === node)
  );
}

const operators = {
  [is.EqualsEqualsEqualsToken]: [['comparison', '!==']],
  [is.ExclamationEqualsEqualsToken]: [['comparison', '===']],
  [is.LessThanToken]: [
    ['boundary', '<='],
    ['comparison', '>='],
  ],
  [is.LessThanEqualsToken]: [
    ['boundary', '<'],
    ['comparison', '>'],
  ],
  [is.GreaterThanToken]: [
    ['boundary', '>='],
    ['comparison', '<='],
  ],
  [is.GreaterThanEqualsToken]: [
    ['boundary', '>'],
    ['comparison', '<'],
  ],
  [is.AmpersandAmpersandToken]: [['logic', '||']],
  [is.BarBarToken]: [['logic', '&&']],
  [is.PlusToken]: [['arithmetic', '-']],
  [is.MinusToken]: [['arithmetic', '+']],
  [is.AsteriskToken]: [['arithmetic', '/']],
  [is.SlashToken]: [['arithmetic', '*']],
  [is.PlusEqualsToken]: [['arithmetic', '-=']],
  [is.MinusEqualsToken]: [['arithmetic', '+=']],
};

/** What is called in the place of a method; with nothing, what it was called on stays. */
const methods = {
  every: 'some',
  some: 'every',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  min: 'max',
  max: 'min',
  find: 'findLast',
  indexOf: 'lastIndexOf',
  filter: '',
  sort: '',
  toSorted: '',
  toReversed: '',
  reverse: '',
  slice: '',
  trim: '',
  toLowerCase: '',
  values: 'keys',
};

function* otherCalls(node) {
  const { name, expression } = node.expression;
  if (!Object.hasOwn(methods, name.text)) return;
  const other = methods[name.text];
  if (other !== '') yield ['other method', other, name];
  else yield ['call left out', expression.getText()];
}

/** A call, an assignment, a jump, or a guard that does nothing else. */
function isRemovable(node) {
  if (ts.isExpressionStatement(node) || ts.isContinueStatement(node) || ts.isThrowStatement(node))
    return true;
  if (ts.isReturnStatement(node)) return !node.expression;
  return ts.isIfStatement(node) && !node.elseStatement && !ts.isIfStatement(node.parent);
}

/** The types say whether it may; a function that says nothing of its result gets another type by it. */
function canBeNothing({ expression }) {
  return expression.getText() !== 'undefined';
}

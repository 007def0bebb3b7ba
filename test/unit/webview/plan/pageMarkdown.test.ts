import '../../wording/l10n';
import assert from 'node:assert/strict';
import { basicSet } from '../../../builders';
import { pageMarkdown } from '../../../../src/webview/plan/pageMarkdown';
import { planView } from '../../../../src/webview/plan/planView';
import { manySets, planModelOf } from './planModels';

describe('A page as Markdown', () => {
  it('has the headings, lists and tables of the page, what is folded too, and every backup set', () => {
    const text = pageMarkdown(planView(planModelOf(manySets(70)), Number.MAX_SAFE_INTEGER));
    assert.match(text, /^# Migration plan\n\n70 backup sets\n\n## What's next\n/);
    assert.match(text, /\n### Probably not backed up tonight: 70 backup sets\n/);
    for (const { name } of manySets(70)) assert.ok(text.includes(`| ${name} |`), name);
    assert.doesNotMatch(text, / more/);
  });

  it('makes no markup of a name', () => {
    const evil = 'A\n\u2028## [x](command:evil)\u202e|<b>';
    const text = pageMarkdown(planView(planModelOf([basicSet({ name: evil })]), 50));
    assert.doesNotMatch(text, /\n## A|\[x\]\(|<b>|[\u2028\u202e]/);
    assert.match(text, /A \\#\\# \\\[x\\\]\(command:evil\) \\\|\\<b\\>/);
  });
});

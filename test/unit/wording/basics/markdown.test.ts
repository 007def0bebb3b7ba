import '../l10n';
import assert from 'node:assert/strict';
import { linesAsMarkdown, plainMarkdown } from '../../../../src/wording/basics/markdown';

describe('Foreign text in a Markdown tooltip', () => {
  it('keeps no mark that makes a link, an address, an image, HTML, an icon or a heading', () => {
    const foreign =
      '[x](command:evil) <b>y</b> ![z](https://evil.example) $(trash) # h `c` www.evil.example a@evil.example &lt;';
    // Every ASCII mark is escaped, so none is left to mean something.
    assert.doesNotMatch(plainMarkdown(foreign).replace(/\\[!-/:-@[-`{-~]/g, ''), /[!-/:-@[-`{-~]/);
    assert.equal(plainMarkdown(foreign).replace(/\\(.)/g, '$1'), foreign);
  });

  it('makes a bold name, lines, and a list of it', () => {
    assert.equal(
      linesAsMarkdown(['Finance', 'Basic', '', 'Needs action:', '• first', '• second']),
      '**Finance**  \nBasic  \n\nNeeds action\\:  \n- first\n- second',
    );
  });
});

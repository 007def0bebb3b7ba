// Properties that hold for made-up cases. In one file, so that they share the cases of a run: see `cases.ts`.
import '../unit/wording/l10n';
import './pastedText';
import './configFiles';
import './edits';
import './messages';
import './loopback';
import './tables';
import './stateFiles';
import './answers';
import './ahsayAnswers';
import './judgements';
import './typing';
import { summary } from './cases';

describe('The fuzz run', summary);

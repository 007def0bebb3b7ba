import { tenantName } from '../../core/backupSets/byTenant';
import type { RecordChange } from '../../core/review/recordChanges';
import { changedValueWords } from '../../wording/review/recordChanges';
import { jsonText } from '../output';
import type { Checked } from './checked';

/** docs/command-line.md tells what is in it: nothing is taken out or changes its meaning without another `version`. */
export function jsonForm({ findings, changes, files, sets, at }: Checked): string {
  return jsonText({
    version: 1,
    at: new Date(at).toISOString(),
    files: files.map(({ name, read }) => ({
      file: name,
      readable: read.kind === 'read',
      backupSets: read.kind === 'read' ? read.sets.length : 0,
    })),
    backupSets: sets,
    findings: findings.map(({ rule, about, level, file, range: { start, end }, message, backupSet }) => ({
      rule,
      about,
      level,
      file,
      line: start.line + 1,
      column: start.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
      message,
      backupSet,
    })),
    changes: changes?.map((change) => changeOf(change, files)),
  });
}

function changeOf(change: RecordChange, files: Checked['files']) {
  const set = change.kind === 'removed' ? change.before : change.now;
  return {
    kind: change.kind,
    file: files.find(({ uri }) => uri === set.file)?.name,
    backupSet: set.id,
    name: set.name,
    account: set.account,
    tenant: tenantName(set),
    differences:
      'differences' in change
        ? change.differences.map((value) => ({ id: value.id, ...changedValueWords(value) }))
        : [],
  };
}

import { createHash } from 'node:crypto';
import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Log, ReportingDescriptor, Result } from 'sarif';
import { ruleKindSentence } from '../../wording/commandLine/check';
import { withoutLinks } from '../../wording/basics/plainText';
import type { EstateFile } from '../files/estateFiles';
import { jsonText } from '../output';
import { version } from '../version';
import type { Checked } from './checked';
import type { Finding } from './finding';

/** SARIF 2.1.0, as code scanning reads it: addresses are from the folder of the call, which should be the repository's top. */
export function sarifForm({ findings, files }: Checked): string {
  const rules = new Map<string, ReportingDescriptor>();
  for (const { rule, about, level } of findings) {
    if (rules.has(rule)) continue;
    const words = { text: ruleKindSentence(about) };
    rules.set(rule, {
      id: rule,
      shortDescription: words,
      fullDescription: words,
      help: words,
      defaultConfiguration: { level },
      properties: { tags: [about] },
    });
  }
  const addresses = new Map(files.map((file) => [file.name, addressOf(file)]));
  const indexes = new Map([...rules.keys()].map((rule, index) => [rule, index]));
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'backup-auth', semanticVersion: version, rules: [...rules.values()] },
        },
        automationDetails: { id: 'backup-auth/' },
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: true }],
        results: findings.map((finding) =>
          resultOf(finding, indexes.get(finding.rule) ?? -1, addresses.get(finding.file) ?? ''),
        ),
      },
    ],
  };
  return jsonText(log);
}

function resultOf(finding: Finding, ruleIndex: number, address: string): Result {
  const { rule, level, message, range } = finding;
  const { start, end } = range;
  return {
    ruleId: rule,
    ruleIndex,
    level,
    // SARIF knows places for arguments, too.
    message: { text: withoutLinks(message).replace(/\{(?=\d+\})/g, '{\u200b') },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: address },
          region: {
            startLine: start.line + 1,
            startColumn: start.character + 1,
            endLine: end.line + 1,
            endColumn: end.character + 1,
          },
        },
      },
    ],
    partialFingerprints: { 'backupAuth/v1': fingerprint(finding) },
  };
}

/** From the folder of the call; of a file outside of it, its own. Half a surrogate pair has no address. */
function addressOf({ name, path }: Pick<EstateFile, 'name' | 'path'>): string {
  if (name.startsWith('../') || isAbsolute(name)) return pathToFileURL(path).href;
  return encodeURI(name.replace(/\p{Surrogate}/gu, '\ufffd')).replace(/[?#]/g, encodeURIComponent);
}

/** The same when lines move; the message says which value is meant. */
function fingerprint({ rule, file, backupSet = '', message }: Finding): string {
  return createHash('sha256')
    .update(JSON.stringify([rule, file, backupSet, message]))
    .digest('hex');
}

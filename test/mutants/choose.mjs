// Which mutants there are: spread over the files in proportion to their length, by a seed; those that types refuse aren't any.
import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import ts from 'typescript';
import { sitesIn } from './sites.mjs';

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What is chosen from, as long as there is something: the one at a random place. */
function* shuffled(all, random) {
  const left = [...all];
  while (left.length > 0) yield left.splice(Math.floor(random() * left.length), 1)[0];
}

/** How many of `count` each file gets: by its length, none forgotten for long. */
function shares(files, count) {
  const total = files.reduce((sum, { lines }) => sum + lines, 0);
  let before = 0;
  return files.map((file) => {
    const from = Math.round((count * before) / total);
    before += file.lines;
    return { ...file, share: Math.round((count * before) / total) - from };
  });
}

/** Says of a text whether it type-checks in the place of a file; if asked, those that import the file are checked, too. */
export function typeChecker() {
  const { config } = ts.readConfigFile('tsconfig.json', (path) => ts.sys.readFile(path));
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
  const changed = new Map();
  let version = 0;
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => fileNames,
    getScriptVersion: (file) => changed.get(file)?.version ?? '0',
    getScriptSnapshot: (file) => {
      const text = changed.get(file)?.text ?? ts.sys.readFile(file);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => process.cwd(),
    getDefaultLibFileName: (all) => ts.getDefaultLibFilePath(all),
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  });
  const importersOf = (file) => {
    const named = `/${basename(file, '.ts')}'`;
    return fileNames.filter((name) => readFileSync(name, 'utf8').includes(named));
  };
  return (file, text, { importers = false } = {}) => {
    const path = fileNames.find((name) => resolve(name) === resolve(file));
    if (path === undefined) throw new Error(`${file} is none of the program's files.`);
    changed.set(path, { text, version: String(++version) });
    const checked = [path, ...(importers ? importersOf(file) : [])];
    const isRight = checked.every(
      (one) => service.getSyntacticDiagnostics(one).length + service.getSemanticDiagnostics(one).length === 0,
    );
    changed.set(path, { text: readFileSync(file, 'utf8'), version: String(++version) });
    return isRight;
  };
}

/** @returns {string} A text with a site changed. */
export function mutated(text, { start, end, put }) {
  return text.slice(0, start) + put + text.slice(end);
}

/** A site as it is kept: by what stands there, so that it's found again after other lines moved. */
export function mutantOf(file, text, site) {
  const lineStart = text.lastIndexOf('\n', site.start) + 1;
  const end = text.indexOf('\n', site.start);
  return {
    file,
    line: text.slice(0, site.start).split('\n').length,
    kind: site.kind,
    code: text.slice(lineStart, end < 0 ? undefined : end).trim(),
    column: site.start - lineStart,
    from: text.slice(site.start, site.end),
    to: site.put,
  };
}

/** The site of a kept mutant as the file is now; nothing if its line was changed since. */
export function siteOf(mutant, text) {
  const alike = sitesIn(mutant.file, text).filter((site) => {
    const { code, column, from, to, kind } = mutantOf(mutant.file, text, site);
    return (
      code === mutant.code &&
      column === mutant.column &&
      from === mutant.from &&
      to === mutant.to &&
      kind === mutant.kind
    );
  });
  const line = (site) => Math.abs(text.slice(0, site.start).split('\n').length - mutant.line);
  return alike.sort((a, b) => line(a) - line(b))[0];
}

/** @param {readonly string[]} files @returns mutants that type-check */
export function chooseMutants(files, count, seed, tell) {
  const random = randomOf(seed);
  const typeChecks = typeChecker();
  const mutants = [];
  let refused = 0;
  const read = files.map((file) => {
    const text = readFileSync(file, 'utf8');
    return { file, text, lines: text.split('\n').length };
  });
  for (const { file, text, share } of shares(read, count)) {
    let left = share;
    for (const site of shuffled(sitesIn(file, text), random)) {
      if (left === 0) break;
      if (!typeChecks(file, mutated(text, site))) {
        refused++;
        continue;
      }
      mutants.push(mutantOf(file, text, site));
      left--;
    }
    tell(`${file}: ${share - left} of ${share}`);
  }
  return { mutants, refused };
}

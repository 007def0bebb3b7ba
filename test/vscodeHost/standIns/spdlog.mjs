// Stands in for the host's native logger, which needs a compiler to install: with it the host writes the log
// files that it would write on anybody's machine, and a search for secrets in them means something.
// Same exports as @vscode/spdlog; it never rotates, since a host for tests lives for minutes.
import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

const levels = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];
const info = levels.indexOf('info');

export const version = 0;
export function setLevel() {}
export function setFlushOn() {}

export class Logger {
  #file;
  #level = info;
  #bare = false;

  constructor(_kind, _name, file) {
    mkdirSync(dirname(file), { recursive: true });
    this.#file = file;
  }

  #write(level, text) {
    if (level < this.#level) return;
    const line = this.#bare ? text : `${new Date().toISOString()} [${levels[level]}] ${text}\n`;
    try {
      appendFileSync(this.#file, line);
    } catch {
      // The host is going and its folder has gone first: there is no place left to write to.
    }
  }

  trace(text) {
    this.#write(0, text);
  }
  debug(text) {
    this.#write(1, text);
  }
  info(text) {
    this.#write(2, text);
  }
  warn(text) {
    this.#write(3, text);
  }
  error(text) {
    this.#write(4, text);
  }
  critical(text) {
    this.#write(5, text);
  }
  getLevel() {
    return this.#level;
  }
  setLevel(level) {
    this.#level = level;
  }
  setPattern() {
    this.#bare = false;
  }
  clearFormatters() {
    this.#bare = true;
  }
  flush() {}
  drop() {}
}

export async function createRotatingLogger(name, file) {
  return new Logger('rotating', name, file);
}
export const createAsyncRotatingLogger = createRotatingLogger;

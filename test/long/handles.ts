import type { EventEmitter } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';

/** Servers that listen, and watches of folders: Node.js tells of none that doesn't keep the process alive. */
const open = { servers: new Set<object>(), watches: new Set<object>() };

type Work = (...all: unknown[]) => unknown;

/** Each thing that `name` of this object gives, or is called on, is kept there until its "close". */
function keep(of: object, name: string, kept: Set<object>): void {
  const original = Reflect.get(of, name) as Work;
  Reflect.set(of, name, function (this: object, ...all: unknown[]): unknown {
    const given = Reflect.apply(original, this, all) as EventEmitter;
    kept.add(given);
    for (const end of ['close', 'error']) given.once(end, () => kept.delete(given));
    return given;
  });
}
keep(net.Server.prototype, 'listen', open.servers);
keep(fs, 'watch', open.watches);

/** How many there are, by their kinds. */
export function handlesNow(): readonly string[] {
  const { servers, watches } = open;
  return [
    ...process.getActiveResourcesInfo(),
    ...[...servers].map(() => 'a server that listens'),
    ...[...watches].map(() => 'a watch of a folder'),
  ];
}

// Stands in for the host's native watchdog, which needs a compiler to install. The extension host looks after its
// parent by a timer as well, so nothing is left to do here; without this module it only reports an error.
export function start() {}
export function exit(code) {
  process.exit(code);
}

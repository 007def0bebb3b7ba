/** A bigger file is refused before it is decoded. */
export const maxMegabytes = 50;
export const maxBytes = maxMegabytes * 1024 * 1024;

/** The project's folder: npm starts every script there, wherever the built programs themselves lie. */
export const projectRoot = process.cwd();

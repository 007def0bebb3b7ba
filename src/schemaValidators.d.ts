/** A JSON schema compiled to a validator while building; see `esbuild.mjs`. */
declare module '*?validator' {
  interface SchemaProblem {
    instancePath: string;
    keyword: string;
    params: Record<string, unknown>;
    message?: string;
  }
  interface SchemaValidator {
    (value: unknown): boolean;
    errors?: SchemaProblem[] | null;
  }
  const validate: SchemaValidator;
  export default validate;
}

/** The same that says yes or no, and not why. */
declare module '*?check' {
  const check: (value: unknown) => boolean;
  export default check;
}

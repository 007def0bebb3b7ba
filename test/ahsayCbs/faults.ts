/** What goes wrong in the place of an answer, or on its way. */
export type Fault =
  /** The server's own refusal. */
  | { readonly kind: 'statusError'; readonly message: string }
  /** A log-in page with HTTP 200, as a reverse proxy shows it. */
  | { readonly kind: 'loginPage' }
  | { readonly kind: 'garbage' }
  /** Half of the answer, as if it were all. */
  | { readonly kind: 'truncated' }
  /** JSON of another shape. */
  | { readonly kind: 'otherShape' }
  /** More than anybody reads. */
  | { readonly kind: 'huge' }
  /** No answer until the server is closed. */
  | { readonly kind: 'hang' }
  | { readonly kind: 'slow'; readonly milliseconds: number }
  | { readonly kind: 'drop' }
  | { readonly kind: 'status'; readonly status: 401 | 403 | 404 | 500 }
  | { readonly kind: 'redirect'; readonly to: string };

/** ESLint's `no-restricted-syntax`, which oxlint doesn't have. */
export default {
  meta: { name: 'selectors' },
  rules: {
    'no-restricted-syntax': {
      meta: { schema: false },
      create: (context) =>
        Object.fromEntries(
          context.options.map(({ selector, message }) => [
            selector,
            (node) => context.report({ node, message }),
          ]),
        ),
    },
  },
};

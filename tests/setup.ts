import fc from 'fast-check';

// Where a run decides about a change it must not depend on luck; elsewhere every run looks further.
if (process.env['CI'] !== undefined) fc.configureGlobal({ seed: 20250721 });

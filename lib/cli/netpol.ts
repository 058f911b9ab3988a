#!/usr/bin/env node
import { netpolProgram } from './program';

// A reader of our words that has seen enough, such as `head`, is no reason to fail.
process.stderr.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

netpolProgram((exitCode) => process.exit(exitCode))
  .parseAsync()
  .catch((error: unknown) => {
    process.stderr.write(`netpol: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  });

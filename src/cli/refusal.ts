/** Exit codes of the command, as `sysexits.h` and shells have them. */
export const exitCodes = { fine: 0, refused: 1, missed: 2, usage: 64, bug: 70 } as const;

/** Why a command does not do what it was asked, in the user's terms. */
export interface Refused {
  /** Lower case, the offending value last. */
  readonly fact: string;
  /** What to do. */
  readonly mend: string;
}

/** Thrown to end a command because of what the user gave, not because of a fault of ours. */
export class Refusal extends Error {
  readonly mend: string;
  readonly exitCode: number;

  constructor(refused: Refused, exitCode: number = exitCodes.refused) {
    super(refused.fact);
    this.name = 'Refusal';
    this.mend = refused.mend;
    this.exitCode = exitCode;
  }
}

/** The system's short name of an error, `ENOENT`; undefined for other errors. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}

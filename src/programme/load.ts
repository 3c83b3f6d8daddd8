import type { Language } from '../units/index.ts';
import { type Context, contextOf } from './check/context.ts';
import { checks } from './check/index.ts';
import { catalogue, type Rule } from './codes.ts';
import type { Diagnostic, Finding, Path } from './diagnostic.ts';
import { expand } from './expand.ts';
import { findingsOf } from './issues.ts';
import { rangeOf, spanOf } from './place.ts';
import { type Locate, placed } from './placed.ts';
import { repair } from './repair.ts';
import { type Programme, programmeSchema } from './schema/programme.ts';
import { treeOf } from './tree.ts';

/** What became of a programme file. */
export interface Loaded {
  /** The checked programme; none if there is any error. */
  readonly programme?: Programme;
  /** For further checks, never to be run: errors are replaced by neutral values. None if the file cannot be read. */
  readonly draft?: Programme;
  /** Places of the draft whose content is not the writer's. */
  readonly damaged: readonly Path[];
  /** All problems, in the order of the file. */
  readonly diagnostics: readonly Diagnostic[];
  /** The place of a path (after templates are filled in) in the text. */
  readonly locate: Locate;
}

/** More rounds than that are not worth the time: what is left is reported next time. */
const MOST_ROUNDS = 6;

/**
 * Reads, completes and checks the text of a programme file. Never throws. Problems are told in
 * the language asked for.
 * Where fields have errors, the rest is still checked without them.
 */
export function loadProgramme(text: string, language: Language = 'en'): Loaded {
  const tree = treeOf(text);
  const { starts, places } = tree;
  const findings: Finding[] = [...tree.problems];
  // Broken syntax leaves a tree that nobody wrote: what is wrong with it says nothing.
  const readable = tree.problems.every(
    (p) => p.rule !== 'yaml-syntax' && p.rule !== 'too-many-aliases',
  );
  const expanded = expand(tree.root, places);
  if (readable) findings.push(...expanded.problems);
  const { root } = expanded;
  const locate: Locate = (path, mark) =>
    root === undefined ? undefined : rangeOf(starts, spanOf(root, places, path, mark));

  let programme: Programme | undefined;
  let damaged: readonly Path[] = [];
  if (root !== undefined && readable) {
    const parsed = validate(root);
    findings.push(...parsed.findings);
    programme = parsed.programme;
    damaged = parsed.damaged;
    if (programme !== undefined) {
      const found = checked(contextOf(programme, root), damaged);
      const consequences = consequencesOf([...findings, ...found], expanded.problems.length > 0);
      findings.push(...found.filter(({ rule }) => !consequences.has(rule)));
    }
  }
  const diagnostics = placed(findings, locate, language);
  const sound = diagnostics.every((d) => d.severity !== 'error');
  return {
    ...(sound && programme !== undefined ? { programme } : {}),
    ...(programme === undefined ? {} : { draft: programme }),
    damaged,
    diagnostics,
    locate,
  };
}

/** Parses; where there are errors, mends them in a copy so that the rest can be checked. */
function validate(root: unknown) {
  const first = programmeSchema.safeParse(root);
  if (first.success) return { programme: first.data, findings: [], damaged: [] };
  const findings = findingsOf(first.error.issues, root, programmeSchema);
  const damaged: Path[] = [];
  const tried = new Set<string>();
  const copy = structuredClone(root);
  let { issues } = first.error;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    damaged.push(...repair(copy, issues, programmeSchema, tried));
    const again = programmeSchema.safeParse(copy);
    if (again.success) return { programme: again.data, findings, damaged };
    issues = again.error.issues;
  }
  return { programme: undefined, findings, damaged };
}

/** Runs the checks. In a damaged programme what the damage itself causes is left out. */
function checked(context: Context, damaged: readonly Path[]): readonly Finding[] {
  const found = checks.flatMap((check) => check(context));
  return damaged.length === 0
    ? found
    : found.filter((finding) => !fromAbove.has(finding.rule) && !isConsequence(finding, damaged));
}

/** Whether a problem is at, around or inside what is not the writer's, or compares with it. */
export const isConsequence = ({ path, against = [] }: Finding, damaged: readonly Path[]): boolean =>
  damaged.some(
    (part) =>
      isWithin(part, path) ||
      isWithin(path, part) ||
      against.some((other) => isWithin(other, part)),
  );

const isWithin = (inner: Path, outer: Path) => outer.every((step, i) => inner[i] === step);

/** A source that is written wrong leaves everything below it without one. */
const fromAbove: ReadonlySet<Rule> = new Set<Rule>(['unsourced', 'no-reason']);

/** Rules about what other parts of the file say. */
const outside = [
  'unused',
  'open-end',
  'shared-cause',
  'no-funds',
  'never-covered',
  'other-borrower',
  'idle-project',
  'nothing-to-size',
  'outlived',
  'no-margin',
  'contract-parties',
  'oversold',
  'too-little-power',
  'power-for-some',
  'idle-hit',
  'claim-decided',
] as const;

/** Rules that errors elsewhere set off: a misspelt name leaves the right one unused. */
function consequencesOf(findings: readonly Finding[], templates: boolean): ReadonlySet<Rule> {
  const rules = new Set<Rule>();
  if (findings.some(({ rule }) => catalogue[rule].severity === 'error'))
    for (const rule of outside) rules.add(rule);
  // What lies between two days says nothing when they are the wrong way round.
  if (findings.some(({ rule }) => rule === 'horizon'))
    for (const rule of ['tenor-beyond', 'tenor-late', 'claim-day'] as const) rules.add(rule);
  if (templates) for (const rule of ['no-duration', 'no-energised'] as const) rules.add(rule);
  return rules;
}

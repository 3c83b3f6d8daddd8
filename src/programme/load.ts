import { type Context, contextOf } from './check/context.ts';
import { checks } from './check/index.ts';
import { catalogue } from './codes.ts';
import type { Diagnostic, Finding, Path, Range } from './diagnostic.ts';
import { expand } from './expand.ts';
import { findingsOf } from './issues.ts';
import { at, type Places, rangeOf, spanOf } from './place.ts';
import { type Programme, programmeSchema } from './schema/programme.ts';
import { treeOf } from './tree.ts';
import { without } from './without.ts';

/** What became of a programme file. */
export interface Loaded {
  /** The checked programme; none if there is any error. */
  readonly programme?: Programme;
  /** All problems, in the order of the file. */
  readonly diagnostics: readonly Diagnostic[];
  /** The place of a path (after templates are filled in) in the text. */
  readonly locate: (path: Path, mark?: 'key' | 'value') => Range | undefined;
}

const MOST_PROBLEMS = 500;

/** More rounds than that are not worth the time: what is left is reported next time. */
const MOST_ROUNDS = 6;

/**
 * Reads, completes and checks the text of a programme file. Never throws.
 * Where fields have errors, the rest is still checked without them.
 */
export function loadProgramme(text: string): Loaded {
  const tree = treeOf(text);
  const { starts, places } = tree;
  const findings: Finding[] = [...tree.problems];
  const expanded = expand(tree.root, places);
  findings.push(...expanded.problems);
  const { root } = expanded;
  const locate = (path: Path, mark?: 'key' | 'value') =>
    root === undefined ? undefined : rangeOf(starts, spanOf(root, places, path, mark));

  let programme: Programme | undefined;
  if (root !== undefined) {
    const parsed = validate(root, places);
    findings.push(...parsed.findings);
    programme = parsed.programme;
    if (programme !== undefined) {
      const context = contextOf(programme, root);
      const whole =
        parsed.damaged.length === 0 &&
        findings.every((f) => catalogue[f.rule].severity !== 'error');
      findings.push(...checked(context, parsed.damaged, whole));
    }
  }
  const diagnostics = placed(findings, locate);
  const sound = diagnostics.every((d) => d.severity !== 'error');
  return { ...(sound && programme !== undefined ? { programme } : {}), diagnostics, locate };
}

/** Parses; where there are errors, parses again without the parts that have them. */
function validate(root: unknown, places: Places) {
  const damaged: Path[] = [];
  let findings: readonly Finding[] = [];
  let rest = root;
  for (let round = 0; round < MOST_ROUNDS && rest !== undefined; round++) {
    const result = programmeSchema.safeParse(rest);
    if (result.success) return { programme: result.data, findings, damaged };
    const { issues } = result.error;
    if (round === 0) findings = findingsOf(issues, root, programmeSchema);
    const paths = issues.flatMap((issue) => {
      const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
      if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => [...path, key]);
      return [present(rest, path)];
    });
    const cuts = paths.map((path) => {
      const list = path.findIndex((step) => typeof step === 'number');
      return list < 0 ? path : path.slice(0, list);
    });
    damaged.push(...cuts);
    rest = without(rest, cuts, places);
  }
  return { programme: undefined, findings, damaged };
}

/** The path itself if something stands there, else that of the thing around it. */
function present(root: unknown, path: Path): Path {
  let found = path;
  while (found.length > 0 && at(root, found) === undefined) found = found.slice(0, -1);
  return found;
}

/** Runs the checks; in a damaged programme those that would report what the damage causes are left out. */
function checked(context: Context, damaged: readonly Path[], whole: boolean): readonly Finding[] {
  const within = (inner: Path, outer: Path) => outer.every((step, i) => inner[i] === step);
  return checks
    .flatMap((check) => check(context))
    .filter((finding) => whole || catalogue[finding.rule].severity === 'error')
    .filter((finding) =>
      damaged.every((path) => !within(path, finding.path) && !within(finding.path, path)),
    );
}

/** Gives findings their codes and places, in the order of the file, each only once. */
export function placed(
  findings: readonly Finding[],
  locate: (path: Path, mark?: 'key' | 'value') => Range | undefined,
): readonly Diagnostic[] {
  const seen = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  for (const finding of findings) {
    const { mark, range: known, ...rest } = finding;
    const range = known ?? locate(finding.path, mark);
    // Copies of a phase share their text: the same problem at the same place is one problem.
    const key = `${finding.rule} ${range?.start.offset} ${finding.fact}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const { code, severity } = catalogue[finding.rule];
    diagnostics.push({ ...rest, code, severity, ...(range === undefined ? {} : { range }) });
  }
  diagnostics.sort((a, b) => (a.range?.start.offset ?? -1) - (b.range?.start.offset ?? -1));
  if (diagnostics.length <= MOST_PROBLEMS) return diagnostics;
  const rest = diagnostics.length - MOST_PROBLEMS;
  const { code, severity } = catalogue['more-problems'];
  // Errors must not be cut off behind warnings: whether a file is sound is read from this list.
  const kept = [
    ...diagnostics.filter((d) => d.severity === 'error'),
    ...diagnostics.filter((d) => d.severity !== 'error'),
  ]
    .slice(0, MOST_PROBLEMS)
    .sort((a, b) => (a.range?.start.offset ?? -1) - (b.range?.start.offset ?? -1));
  return [
    ...kept,
    {
      code,
      rule: 'more-problems',
      severity,
      path: [],
      fact: `there are more problems: ${rest}`,
      mend: 'mend these first',
    },
  ];
}

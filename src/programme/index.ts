export { type Resolved, resolveAddress } from './address.ts';
export { type Code, type CodeEntry, catalogue, type Rule } from './codes.ts';
export { revenuePerDebt, yearlyRevenue } from './coverage.ts';
export { brokenExclusion, type Choice, combinations, eachDeal } from './deal-space.ts';
export {
  addressOf,
  type Diagnostic,
  type Finding,
  type Path,
  type Position,
  type Range,
  type Severity,
} from './diagnostic.ts';
export { fileReference, referenceOf } from './file-reference.ts';
export { programmeJsonSchema } from './json-schema.ts';
export { type Link, type LinkType, parseLink } from './link.ts';
export { isConsequence, type Loaded, loadProgramme } from './load.ts';
export { markdownTable } from './markdown-table.ts';
export { type Patch, type Patched, patched, scaledBy } from './patch.ts';
export { type Locate, placed } from './placed.ts';
export { activityKinds, curves, packages } from './schema/activity.ts';
export { measures } from './schema/deal.ts';
export { EVERYTHING } from './schema/header.ts';
export { instruments, ratings } from './schema/money.ts';
export { roles } from './schema/party.ts';
export {
  type Activity,
  type Agreement,
  type Capital,
  type Claim,
  type Contract,
  type Phase,
  type PowerOption,
  type Programme,
  type Project,
  programmeSchema,
  type Risk,
  type Site,
} from './schema/programme.ts';
export { powerKinds } from './schema/site.ts';
export { fieldsAt, schemasAt } from './schema-at.ts';
export { type PhaseAddress, phasesOf } from './selection.ts';
export { type Style, showBriefly, showDiagnostic, showSummary } from './show.ts';
export { referencesUsed, type SourceUse, sourcesUsed } from './sources.ts';
export { textOf } from './text.ts';
export { isValue, parseValue, type ReferenceSpec, type Value } from './value.ts';
export { type Mention, mentionsOf } from './walk.ts';
export { readYaml } from './yaml-file.ts';

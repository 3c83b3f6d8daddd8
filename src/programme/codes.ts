import type { Severity } from './diagnostic.ts';

/** What a code stands for. */
export interface CodeEntry {
  readonly code: string;
  readonly severity: Severity;
  /** The rule in a few words, for lists. */
  readonly title: string;
}

/**
 * Every problem that a check can report. Codes are stable: they are never given to another rule.
 * GB1 text and YAML, GB2 shape of the file, GB3 templates and references, GB4 network and gates,
 * GB5 dates, GB6 money, GB7 terms and deals, GB8 uncertainty, GB9 evidence.
 */
export const catalogue = {
  'not-text': { code: 'GB101', severity: 'error', title: 'the file is not UTF-8 text' },
  'too-large': { code: 'GB102', severity: 'error', title: 'the file is too large' },
  empty: { code: 'GB103', severity: 'error', title: 'the file is empty' },
  'yaml-syntax': { code: 'GB104', severity: 'error', title: 'the text is not valid YAML' },
  'duplicate-key': { code: 'GB105', severity: 'error', title: 'a key appears twice' },
  'bad-key': { code: 'GB106', severity: 'error', title: 'a key is not a plain word' },
  'merge-key': { code: 'GB107', severity: 'error', title: 'merge keys are not read' },
  'custom-tag': { code: 'GB108', severity: 'error', title: 'tags are not read' },
  'several-documents': {
    code: 'GB109',
    severity: 'error',
    title: 'the file has more than one document',
  },
  'too-many-aliases': { code: 'GB110', severity: 'error', title: 'aliases expand to too much' },
  'too-deep': { code: 'GB111', severity: 'error', title: 'the file is nested too deeply' },
  'more-problems': {
    code: 'GB112',
    severity: 'info',
    title: 'there are more problems than are listed',
  },
  missing: { code: 'GB201', severity: 'error', title: 'a required field is missing' },
  'unknown-key': { code: 'GB202', severity: 'error', title: 'there is no such field' },
  'wrong-type': { code: 'GB203', severity: 'error', title: 'a field has the wrong type' },
  'bad-id': { code: 'GB204', severity: 'error', title: 'an id has a wrong form' },
  'unknown-choice': { code: 'GB205', severity: 'error', title: 'a word is not among the choices' },
  'out-of-range': {
    code: 'GB206',
    severity: 'error',
    title: 'a number or text is outside its range',
  },
  date: { code: 'GB207', severity: 'error', title: 'a date cannot be read' },
  unit: { code: 'GB208', severity: 'error', title: 'a number has a wrong unit or none' },
  value: { code: 'GB209', severity: 'error', title: 'a value has no form that is known' },
  quantiles: { code: 'GB210', severity: 'error', title: 'quantiles are out of order' },
  probability: {
    code: 'GB211',
    severity: 'error',
    title: 'a probability or share is outside 0 to 1',
  },
  number: { code: 'GB212', severity: 'error', title: 'a number must not be negative' },
  incomplete: { code: 'GB213', severity: 'error', title: 'fields that belong together do not fit' },
  'unknown-parameter': {
    code: 'GB301',
    severity: 'error',
    title: 'a plan uses a parameter that it does not declare',
  },
  'unused-with': {
    code: 'GB302',
    severity: 'error',
    title: 'a phase gives a plan what it does not take',
  },
  'unknown-reference': { code: 'GB303', severity: 'error', title: 'an id refers to nothing' },
  'unknown-activity': {
    code: 'GB304',
    severity: 'error',
    title: 'an address of an activity refers to nothing',
  },
  'bad-link': { code: 'GB305', severity: 'error', title: 'a link cannot be read' },
  'which-copy': {
    code: 'GB306',
    severity: 'error',
    title: 'a repeated phase is meant, but not which copy',
  },
  'matches-nothing': { code: 'GB307', severity: 'error', title: 'a selector matches nothing' },
  'id-taken': { code: 'GB308', severity: 'error', title: 'the id of a repeated phase is taken' },
  unused: { code: 'GB309', severity: 'warning', title: 'something is declared and never used' },
  cycle: { code: 'GB401', severity: 'error', title: 'things wait for each other in a circle' },
  'no-duration': { code: 'GB402', severity: 'error', title: 'an activity has no duration' },
  'no-energised': {
    code: 'GB403',
    severity: 'error',
    title: 'a phase has no activity that energises it',
  },
  'open-end': { code: 'GB404', severity: 'warning', title: 'nothing follows an activity' },
  'negative-lag': { code: 'GB405', severity: 'warning', title: 'a link has a lead' },
  'no-power': {
    code: 'GB406',
    severity: 'error',
    title: 'a phase waits for power at a site without any',
  },
  'no-supply': {
    code: 'GB407',
    severity: 'error',
    title: 'a supply is needed and never delivered',
  },
  'not-a-permit': {
    code: 'GB408',
    severity: 'error',
    title: 'a permit gate names another kind of activity',
  },
  'no-funds': {
    code: 'GB409',
    severity: 'warning',
    title: 'a phase waits for funds that no source may give',
  },
  horizon: { code: 'GB501', severity: 'error', title: 'the horizon is not after the data date' },
  'finished-before-started': {
    code: 'GB502',
    severity: 'error',
    title: 'something finished before it started',
  },
  'after-data-date': {
    code: 'GB503',
    severity: 'error',
    title: 'an actual date is after the data date',
  },
  'long-stop': { code: 'GB504', severity: 'error', title: 'a long-stop date is already past' },
  season: { code: 'GB505', severity: 'error', title: 'a season has a day that does not exist' },
  ladder: {
    code: 'GB601',
    severity: 'warning',
    title: 'more money is shown further up the ladder',
  },
  'low-cover': {
    code: 'GB602',
    severity: 'error',
    title: 'a cover that lenders ask for is below 1',
  },
  'cover-order': {
    code: 'GB603',
    severity: 'error',
    title: 'covers for sizing, lock-up and default do not fall in that order',
  },
  'debt-terms': { code: 'GB604', severity: 'warning', title: 'debt has no rate or no tenor' },
  'short-tenor': {
    code: 'GB605',
    severity: 'error',
    title: 'a loan or contract is shorter than a month',
  },
  'early-end': { code: 'GB606', severity: 'error', title: 'the cash flows end before the horizon' },
  'tenor-beyond': {
    code: 'GB607',
    severity: 'error',
    title: 'debt can never be repaid before the cash flows end',
  },
  'tenor-late': {
    code: 'GB608',
    severity: 'warning',
    title: 'debt that starts late is not repaid before the cash flows end',
  },
  outlived: {
    code: 'GB609',
    severity: 'warning',
    title: 'debt outlives the contracts that it rests on',
  },
  'nothing-to-size': {
    code: 'GB610',
    severity: 'warning',
    title: 'debt is sized or repaid by revenue that nobody pays',
  },
  'other-borrower': {
    code: 'GB611',
    severity: 'warning',
    title: 'the borrower holds nothing that the money pays for',
  },
  'never-covered': {
    code: 'GB612',
    severity: 'warning',
    title: 'sources together can never cover a budget',
  },
  'held-twice': { code: 'GB613', severity: 'error', title: 'two projects hold the same assets' },
  'idle-project': {
    code: 'GB614',
    severity: 'info',
    title: 'a project holds nothing, or its company does nothing there',
  },
  'half-promote': {
    code: 'GB615',
    severity: 'error',
    title: 'a promote without tiers, or tiers without a promote',
  },
  tiers: { code: 'GB616', severity: 'error', title: 'tiers of the promote do not rise' },
  'catch-up': { code: 'GB617', severity: 'error', title: 'a catch-up can never catch up' },
  remedy: {
    code: 'GB618',
    severity: 'warning',
    title: 'a remedy for missed calls and its penalty or rate do not fit',
  },
  'half-guarantee': {
    code: 'GB619',
    severity: 'error',
    title: 'a guarantor without a guaranteed value, or the other way round',
  },
  rate: {
    code: 'GB620',
    severity: 'error',
    title: 'a yearly rate is above 100 % or far below zero',
  },
  escrow: {
    code: 'GB621',
    severity: 'warning',
    title: 'money is kept in escrow that is not drawn ahead',
  },
  'no-margin': {
    code: 'GB622',
    severity: 'warning',
    title: 'there is no margin for the rating that counts',
  },
  'patch-nothing': {
    code: 'GB701',
    severity: 'error',
    title: 'an option changes something that is not there',
  },
  'patch-value': {
    code: 'GB702',
    severity: 'error',
    title: 'an option sets a field to what it cannot be',
  },
  'no-effect': {
    code: 'GB703',
    severity: 'warning',
    title: 'the options of a term make no difference',
  },
  excluded: {
    code: 'GB704',
    severity: 'info',
    title: 'a named deal or the sheet goes against an exclusion',
  },
  contradiction: {
    code: 'GB705',
    severity: 'error',
    title: 'options or exclusions contradict each other',
  },
  'no-alternative': {
    code: 'GB706',
    severity: 'info',
    title: 'a party wants something and has no alternative',
  },
  'no-weight': { code: 'GB707', severity: 'error', title: 'a party weighs everything with zero' },
  'counted-twice': {
    code: 'GB708',
    severity: 'error',
    title: 'a party counts the same risk twice, or has no risk tolerance',
  },
  'too-many-deals': {
    code: 'GB709',
    severity: 'error',
    title: 'the terms have more combinations than can be looked at',
  },
  'correlation-twice': {
    code: 'GB801',
    severity: 'error',
    title: 'a correlation is stated twice or of a driver with itself',
  },
  'shared-cause': {
    code: 'GB802',
    severity: 'warning',
    title: 'many alike numbers share no driver',
  },
  unsourced: { code: 'GB901', severity: 'warning', title: 'numbers have no source' },
  'no-reason': { code: 'GB902', severity: 'warning', title: 'a judgement gives no reason' },
  hindsight: { code: 'GB903', severity: 'error', title: 'evidence is younger than the data date' },
  'hindsight-allowed': {
    code: 'GB908',
    severity: 'info',
    title: 'evidence of unsure date is used, for a stated reason',
  },
  'unknown-evidence': {
    code: 'GB904',
    severity: 'error',
    title: 'there is no such fact or reference class',
  },
  'reference-misfit': {
    code: 'GB905',
    severity: 'error',
    title: 'a reference class does not measure this',
  },
  'bad-facts': { code: 'GB906', severity: 'error', title: 'the facts file has a problem' },
  'late-source': { code: 'GB907', severity: 'info', title: 'a fact is cited from a later source' },
} as const satisfies Record<string, CodeEntry>;

/** A rule by name. */
export type Rule = keyof typeof catalogue;

/** A stable code, `GB303`. */
export type Code = (typeof catalogue)[Rule]['code'];

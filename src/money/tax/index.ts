export { bonusShare } from './bonus-share.ts';
export { carriedLosses, type TaxedYear } from './carried-losses.ts';
export {
  type BuildingYears,
  type MacrsClass,
  macrs,
  macrsBuilding,
  withBonus,
} from './macrs.ts';
export { type UsTaxRules, usTaxRules } from './us-rules.ts';

import type { Bilingual, Dimension } from '../../units/index.ts';

/** An end of what has been published, in base units, with the reference class that has it. */
interface End {
  readonly value: number;
  readonly class: string;
}

/** What has been published of a quantity, and how far beyond it a slip of the pen is likelier than the number. */
export interface Published {
  readonly name: Bilingual;
  readonly dimension: Dimension;
  readonly low: End;
  readonly high: End;
  /** One over it times the low end, and it times the high end, are still believed. */
  readonly below: number;
  readonly above: number;
}

/** Numbers of the reference classes in data/; a test compares them. */
export const published = {
  energy: {
    name: { en: 'the price of energy', zh: '电能价格' },
    dimension: 'money/energy',
    low: { value: 35, class: 'cost.power.ppa' },
    high: { value: 251, class: 'cost.power.lcoe.lazard' },
    below: 10,
    above: 10,
  },
  capacity: {
    name: { en: 'the price of capacity', zh: '容量价格' },
    dimension: 'money/power/month',
    low: { value: 110e3, class: 'fin.lease.default' },
    high: { value: 14e6 / 12, class: 'fin.offtake.default' },
    below: 10,
    above: 10,
  },
  // of halls with their chips; those without take far less
  operation: {
    name: { en: 'the cost of operation', zh: '运营成本' },
    dimension: 'money/power/month',
    low: { value: 0.902e6 / 12, class: 'cost.epoch.unit_opex' },
    high: { value: 0.902e6 / 12, class: 'cost.epoch.unit_opex' },
    below: 100,
    above: 10,
  },
  works: {
    name: { en: 'the cost of buildings and power', zh: '建筑与供电成本' },
    dimension: 'money/power',
    low: { value: 7.7e6, class: 'cost.mw.jll_trend' },
    high: { value: 17.9e6, class: 'cost.mw.frontier' },
    below: 10,
    above: 10,
  },
  // a part of the work, such as a permit, may be small, but not next to nothing
  work: {
    name: { en: 'the cost of a piece of work', zh: '单项工作的成本' },
    dimension: 'money/power',
    low: { value: 7.7e6, class: 'cost.mw.jll_trend' },
    high: { value: 100e6, class: 'cost.gw.nvidia_2026' },
    below: 10_000,
    above: 10,
  },
  chips: {
    name: { en: 'the cost of chips', zh: '芯片成本' },
    dimension: 'money/power',
    low: { value: 24e6, class: 'cost.gw.ubs_nvidia_content' },
    high: { value: 100e6, class: 'cost.gw.nvidia_2026' },
    below: 10,
    above: 10,
  },
  plant: {
    name: { en: 'the cost of a power plant', zh: '电厂成本' },
    dimension: 'money/power',
    low: { value: 728e3, class: 'cost.power.ct' },
    high: { value: 4e6, class: 'cost.power.btm_gas.williams' },
    below: 10,
    above: 10,
  },
  load: {
    name: { en: 'the load factor', zh: '负荷率' },
    dimension: 'share',
    low: { value: 0.5, class: 'power.load_factor.inference' },
    high: { value: 0.92, class: 'power.load_factor.training' },
    below: 10,
    above: 10,
  },
} as const satisfies Readonly<Record<string, Published>>;

/** A server of eight accelerators, USD: a source of less money than a tenth of it pays for nothing. */
export const server = { value: 285e3, class: 'cost.server.hgx' } as const satisfies End;

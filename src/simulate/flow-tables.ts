import type { ContractRow, Model } from '../model/index.ts';
import { firstDayOfMonth, type Month } from '../units/index.ts';
import { csrOf } from './csr.ts';
import { flowRowOf } from './flow-layout.ts';
import { monthsOfDays } from './months.ts';

/*
 * What the cash flows of contracts and operation rest on, by the names in kernel/trial/.
 */

export function operationTables(model: Model) {
  const { contracts, phases, operatorOf, moneyMonths } = model;
  const isSold = soldByOperator(model);
  // what rests on the operator's own contracts comes after them
  const sequence = contracts
    .map((_, c) => c)
    .toSorted(
      (a, b) => Number(isSold[b]!.some(Boolean)) - Number(isSold[a]!.some(Boolean)) || a - b,
    );
  const ofPhases = csrOf(contracts.map((contract) => contract.phases));
  const starts = moneyStarts(model);
  const rowOf = flowRowOf(model);
  const variable = (of: (contract: ContractRow) => number) => Int32Array.from(contracts, of);
  const day = (of: (contract: ContractRow) => number) => Float64Array.from(contracts, of);
  return {
    contractSequence: Int32Array.from(sequence),
    contractAgreement: variable(({ agreement }) => agreement),
    contractIsService: Uint8Array.from(contracts, ({ kind }) => (kind === 'service' ? 1 : 0)),
    contractMw: variable(({ mw }) => mw),
    contractTenor: variable(({ tenor }) => tenor),
    contractRamp: variable(({ ramp }) => ramp),
    contractStarts: day(({ starts }) => starts),
    contractLateDue: day(({ lateDue }) => lateDue),
    contractLateRate: variable(({ lateRate }) => lateRate),
    contractLateCap: variable(({ lateCap }) => lateCap),
    contractSells: variable(({ price, perDay }) => (price >= 0 ? 0 : perDay >= 0 ? 1 : 2)),
    contractFirst: ofPhases.first,
    contractPhase: ofPhases.all,
    servedRow: servedRows(model, rowOf),
    isSold: Uint8Array.from(isSold.flat(), Number),
    isRevenue: Uint8Array.from(
      contracts.flatMap(({ kind }) => model.revenueKinds.map((one) => (one === kind ? 1 : 0))),
    ),
    runningRow: Int32Array.from(phases, ({ site }, phase) =>
      rowOf({ of: 'mw-step', project: operatorOf[phase]!, site }),
    ),
    refreshRow: Int32Array.from(phases, (_, phase) =>
      rowOf({ of: 'refresh', project: operatorOf[phase]! }),
    ),
    promised: Float64Array.from(phases, ({ promised }) => promised),
    loadFactor: Int32Array.from(phases, ({ loadFactor }) => loadFactor),
    operatingCost: Int32Array.from(phases, ({ operatingCost }) => operatingCost),
    chipLife: Int32Array.from(phases, ({ life }) => life),
    refreshCost: Int32Array.from(phases, ({ refresh }) => refresh),
    soldUntil: new Float64Array(phases.length),
    contractedUntil: new Float64Array(phases.length),
    moneyStart: starts,
    moneyMonthOfDay: monthsOfDays(starts, moneyMonths),
  };
}

/** First day of each month of the cash flows and of the one after, days from the data date. */
function moneyStarts({ moneyMonths, firstMonth, dataDate }: Model): Float64Array {
  return Float64Array.from(
    { length: moneyMonths + 2 },
    (_, m) => firstDayOfMonth((firstMonth + m) as Month) - dataDate,
  );
}

/** By contract and phase: the first row of what is served; the others follow it. */
function servedRows(
  { contracts, contractParts, phases }: Model,
  rowOf: ReturnType<typeof flowRowOf>,
): Int32Array {
  const out = new Int32Array(contracts.length * phases.length).fill(-1);
  contractParts.forEach((row, part) => {
    for (const phase of row.phases)
      out[row.contract * phases.length + phase] = rowOf({
        of: 'served-step',
        part,
        site: phases[phase]!.site,
      });
  });
  return out;
}

/** By contract and phase: whether the project that runs the phase sells it. */
function soldByOperator({ contracts, contractParts, phases, operatorOf }: Model): boolean[][] {
  const out = contracts.map(() => phases.map(() => false));
  for (const { contract, seller, phases: inside } of contractParts)
    for (const phase of inside)
      out[contract]![phase] =
        seller >= 0 && seller === operatorOf[phase] && contracts[contract]!.kind !== 'power';
  return out;
}

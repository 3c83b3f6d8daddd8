import { type Declared, drawnScalar, row } from './declared.ts';
import { commitmentLines, type TrancheAt } from './tranche.ts';

const SHEET = 'Construction';

/** Money of owners; what is not paid when called is made good by the company. */
export function equityLines(at: TrancheAt): Declared[] {
  const { paysCalls } = at.model.funds.sources[at.tranche.source]!;
  return [
    ...commitmentLines(at),
    ...(paysCalls < 0
      ? [row('draw', 'Drawn', 'USD', SHEET, 'called')]
      : [
          drawnScalar('pays', 'Share of calls that is paid', 'share', { variable: paysCalls }),
          row('draw', 'Drawn', 'USD', SHEET, 'called * min(1, pays)'),
          row('missed', 'Called and not paid', 'USD', SHEET, 'called - draw'),
          row(
            'missed-counted',
            'Called and not paid, counted for returns',
            'USD',
            SHEET,
            'missed * counted',
          ),
        ]),
    row('counted-draw', 'Drawn, counted for returns', 'USD', SHEET, 'draw * counted'),
  ];
}

/** Words of the view of cash flows. */
export interface MoneyWords {
  readonly title: (programme: string, trials: string) => string;
  readonly finding: (project: string, company: string, npv: string, loss: string) => string;
  readonly covers: (factor: string) => string;
  readonly coversNever: string;
  readonly coversAlways: string;
  readonly earns: (factor: string) => string;
  readonly earnsNever: string;
  readonly recourse: string;
  readonly uses: string;
  readonly own: string;
  /** Of a project without chips. */
  readonly perMwOfHalls: (total: string) => string;
  readonly perMw: (total: string, first: string) => string;
  readonly perHour: (hour: string) => string;
  readonly lend: (amount: string, limit: string, drawn: string) => string;
  readonly limits: {
    readonly byCover: string;
    readonly byStressedCover: string;
    readonly byLoanLife: string;
    readonly byGearing: string;
  };
  readonly rate: (points: string) => string;
  readonly energy: (factor: string) => string;
  readonly cases: string;
  readonly caseNames: Readonly<Record<string, string>>;
  readonly columns: {
    readonly case: string;
    readonly leastCover: string;
    readonly averageLife: string;
    readonly npv: string;
    readonly irr: string;
    readonly locked: string;
    readonly inDefault: string;
    readonly loss: string;
    readonly source: string;
    readonly drawn: string;
    readonly share: string;
    readonly year: string;
    readonly cover: string;
    readonly chanceLocked: string;
    readonly chanceDefault: string;
    readonly headroom: string;
    readonly revenue: string;
    readonly cost: string;
    readonly tax: string;
    readonly cfads: string;
    readonly service: string;
    readonly owners: string;
    readonly party: string;
    readonly payback: string;
    readonly peak: string;
    readonly multiple: string;
  };
  readonly moves: string;
  readonly years: string;
  readonly parties: string;
  readonly notes: {
    readonly cases: string;
    readonly years: string;
    readonly yearsNarrow: string;
    readonly yearsWithoutDebt: string;
    readonly parties: string;
  };
  readonly workbook: (path: string) => string;
  readonly shows: string;
}

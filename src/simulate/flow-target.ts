/**
 * Where trials leave their cash flows: row r of trial `lane` at period t is
 * `rows[r][t * stride + lane]`, and other rows may lie between its periods; all lie in one buffer.
 * Rows that nobody wants are undefined.
 */
export interface FlowTarget {
  readonly lanes: number;
  readonly stride: number;
  readonly rows: readonly (Float64Array | undefined)[];
}

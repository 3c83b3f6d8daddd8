/** A range over a bar: cased in the colour of the paper, so that it can be read on the bar too. */
export function Whisker(props: { readonly from: number; readonly to: number; readonly y: number }) {
  const d = `M${props.from},${props.y}H${props.to}`;
  return (
    <>
      <path className="whisker cased" d={d} />
      <path className="whisker" d={d} />
    </>
  );
}

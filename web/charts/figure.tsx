import {
  type KeyboardEvent,
  type ReactNode,
  type SyntheticEvent,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { PageFormat } from '../reader/page-format.ts';
import { useReading } from '../reader/reading.ts';
import { stampLine } from '../reader/stamp-line.ts';
import { apart } from './apart.ts';
import { copyText, save, svgText } from './save.ts';
import { signed } from './signed.ts';
import { type Cell, cellText, type Table, tableCsv } from './table.ts';
import { unbroken } from './unbroken.ts';

interface FigureProps {
  readonly id: string;
  /** The finding. */
  readonly title: string;
  /** How to read it. */
  readonly note?: string | undefined;
  readonly table: Table;
  /** Smaller heading, for one of many. */
  readonly minor?: boolean;
  /** A further piece of a picture that is too tall for a sheet of paper. */
  readonly continued?: boolean;
  readonly height: (width: number) => number;
  readonly children: (width: number) => ReactNode;
}

/**
 * A picture with its finding, how to read it, its table, and ways to take it along. Marks tell
 * their values on hover and on focus; the picture is one stop of the keyboard, arrows go inside.
 */
export function Figure(props: FigureProps) {
  const { id, title, note, table, minor, continued, height, children } = props;
  const reading = useReading();
  const { says, paper } = reading;
  const frame = useRef<HTMLDivElement>(null);
  const [measured, setMeasured] = useState(0);
  const [told, setTold] = useState<Tip | null>(null);
  const [open, setOpen] = useState(false);
  const noteId = useId();

  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    setMeasured(element.clientWidth);
    const observer = new ResizeObserver(() => setMeasured(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const width = paper === null ? measured : minor ? Math.floor((paper - 24) / 2) : paper;
  const tell = (event: SyntheticEvent<HTMLDivElement>) => {
    const found =
      event.target instanceof Element ? event.target.closest<SVGElement>('[data-told]') : null;
    setTold(found === null ? focusedTip(event.currentTarget) : tipOf(found, event.currentTarget));
  };
  const svg = () => frame.current?.querySelector('svg') ?? null;
  const Heading = minor ? 'h3' : 'h2';
  return (
    <figure id={id} className={minor ? 'minor' : undefined}>
      {!continued && <Heading>{unbroken(title)}</Heading>}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the marks inside are what is pointed at */}
      <div
        ref={frame}
        className="frame"
        onPointerOver={tell}
        onPointerLeave={(event) => setTold(focusedTip(event.currentTarget))}
        onFocus={tell}
        onBlur={() => setTold(null)}
        onKeyDown={(event) => walk(event)}
      >
        {width > 0 && (
          // biome-ignore lint/a11y/noSvgWithoutTitle: it has a label; a title would cover every mark's own
          <svg
            {...stop(title, noteId)}
            viewBox={`0 0 ${width} ${height(width)}`}
            width="100%"
            height={paper === null ? height(width) : undefined}
          >
            {children(width)}
          </svg>
        )}
        {told !== null && <TipBox tip={told} width={width} />}
      </div>
      <figcaption id={noteId}>
        {note} <span className="unseen">{says.figure.keys}</span>
      </figcaption>
      <div className="tools">
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? says.figure.hideTable : says.figure.table}
          <span className="unseen"> {title}</span>
        </button>
        <CopyButton
          label={says.figure.copy}
          of={title}
          text={() => tableCsv(table, says.columns.madeFrom, stampLine(reading))}
        />
        <button
          type="button"
          onClick={() => {
            const picture = svg();
            if (picture !== null)
              save(
                `${id}.svg`,
                'image/svg+xml',
                svgText(picture, {
                  title,
                  note: note ?? caption(picture),
                  stamp: stampLine(reading),
                }),
              );
          }}
        >
          {says.figure.svg}
          <span className="unseen"> {title}</span>
        </button>
      </div>
      {open && <TableView title={title} table={table} />}
    </figure>
  );
}

/** Pictures side by side share the caption below all of them. */
const caption = (picture: SVGSVGElement): string => {
  let below = picture.closest('.many')?.nextElementSibling;
  while (below?.classList.contains('many')) below = below.nextElementSibling;
  return below?.classList.contains('caption') === true ? (below.textContent ?? '') : '';
};

/** A picture is one stop of the keyboard; arrow keys go on from it to its marks. */
const stop = (title: string, note: string) => ({
  role: 'group',
  tabIndex: 0,
  'aria-label': title,
  'aria-describedby': note,
});

export function CopyButton(props: {
  readonly label: string;
  readonly of?: string;
  readonly text: () => string;
  readonly disabled?: boolean;
}) {
  const { says } = useReading();
  const [state, setState] = useState<'rest' | 'done' | 'refused'>('rest');
  const label =
    state === 'done'
      ? says.figure.copied
      : state === 'refused'
        ? says.figure.notCopied
        : props.label;
  return (
    <button
      type="button"
      disabled={props.disabled}
      onClick={async () => {
        setState((await copyText(props.text())) ? 'done' : 'refused');
        setTimeout(() => setState('rest'), 2500);
      }}
    >
      <span aria-live="polite">{label}</span>
      {props.of !== undefined && <span className="unseen"> {props.of}</span>}
    </button>
  );
}

/** Texts of the cells of a table, the money of each column in one unit. */
function textsOf({ head, rows }: Table, format: PageFormat): readonly (readonly string[])[] {
  const amountOf = (cell: Cell | undefined) =>
    typeof cell === 'object' && cell.unit === 'USD' && typeof cell.value === 'number'
      ? cell.value
      : undefined;
  const writers = head.map((_, i) =>
    format.moneyLike(rows.flatMap((row) => amountOf(row[i]) ?? [])),
  );
  return rows.map((row) =>
    row.map((cell, i) => {
      const usd = amountOf(cell);
      const write = writers[i];
      if (typeof cell === 'string' || usd === undefined || write === undefined)
        return cellText(cell);
      return cell.change ? signed(usd, write) : write(usd);
    }),
  );
}

export function TableView({ title, table }: { readonly title: string; readonly table: Table }) {
  const { format } = useReading();
  const texts = textsOf(table, format);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: wide tables scroll, also by keyboard
    <section className="scroll" aria-label={title} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {table.head.map((cell, i) => (
              <th
                key={cell}
                scope="col"
                className={
                  table.rows.some((row) => typeof row[i] === 'object') ? 'number' : undefined
                }
              >
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, r) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity
            <tr key={r}>
              {row.map((cell, i) =>
                i === 0 ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: nor have cells
                  <th key={i} scope="row">
                    {texts[r]?.[i]}
                  </th>
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: nor have cells
                  <td key={i} className={typeof cell === 'string' ? undefined : 'number'}>
                    {texts[r]?.[i]}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface Tip {
  readonly lines: readonly string[];
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

function tipOf(element: SVGElement, frame: HTMLElement): Tip {
  const own = element.getBoundingClientRect();
  const around = frame.getBoundingClientRect();
  const lines = (element.getAttribute('data-told') ?? '').split('\n');
  return {
    lines,
    x: (own.left + own.right) / 2 - around.left,
    top: own.top - around.top,
    bottom: own.bottom - around.top,
  };
}

/** What the keyboard has led to goes on being told when the picture moves under a resting pointer. */
function focusedTip(frame: HTMLElement): Tip | null {
  const found = frame.querySelector<SVGElement>('[data-told]:focus-visible');
  return found === null ? null : tipOf(found, frame);
}

function TipBox({ tip, width }: { readonly tip: Tip; readonly width: number }) {
  const [heading, ...lines] = tip.lines;
  const box = useRef<HTMLDivElement>(null);
  const [half, setHalf] = useState(130);
  useLayoutEffect(() => setHalf((box.current?.offsetWidth ?? 260) / 2));
  const left = Math.min(Math.max(tip.x, half), Math.max(half, width - half));
  const above = tip.top > 110;
  return (
    <div
      ref={box}
      className={above ? 'tip above' : 'tip'}
      aria-hidden="true"
      style={{ left, top: above ? tip.top - 6 : tip.bottom + 6 }}
    >
      <strong>{apart(heading ?? '')}</strong>
      {lines.map((line) => (
        <span key={line}>{apart(line)}</span>
      ))}
    </div>
  );
}

/** Arrow keys go from mark to mark, Home and End to the first and last, Enter presses. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const marks = [...event.currentTarget.querySelectorAll<SVGElement>('[data-told]')];
  const active = document.activeElement;
  const here = active instanceof SVGElement ? marks.indexOf(active) : -1;
  const next =
    event.key === 'ArrowRight' || event.key === 'ArrowDown'
      ? here + 1
      : event.key === 'ArrowLeft' || event.key === 'ArrowUp'
        ? here - 1
        : event.key === 'Home'
          ? 0
          : event.key === 'End'
            ? marks.length - 1
            : undefined;
  if (next !== undefined) {
    event.preventDefault();
    marks[Math.min(marks.length - 1, Math.max(0, next))]?.focus();
  } else if (event.key === 'Enter' && here >= 0) {
    marks[here]?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  } else if (event.key === 'Escape') {
    event.currentTarget.querySelector('svg')?.focus();
  }
}

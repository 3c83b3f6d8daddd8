import { useState } from 'react';
import {
  type Assumption,
  type AssumptionGroup,
  leadScopes,
  type Outline,
  quantileAt,
  type TermOutline,
  yearEnds,
} from '../../src/report/index.ts';
import { CopyButton } from '../charts/figure.tsx';
import { save } from '../charts/save.ts';
import type { Chosen } from '../engine/chosen-text.ts';
import { useReading } from '../reader/reading.ts';
import { changesOf, patchText } from './changes-of.ts';
import { movedRaw, sliderOf } from './move.ts';
import type { Live } from './use-live.ts';

/** What a reader has moved and chosen. */
export interface Wishes {
  readonly moved: Readonly<Record<string, number>>;
  readonly chosen: Chosen;
}

interface PanelProps {
  readonly outline: Outline;
  readonly wishes: Wishes;
  readonly live: Live;
  readonly onMove: (wishes: Wishes) => void;
  readonly onUndo: (() => void) | null;
  readonly onClose: () => void;
}

const groups: readonly AssumptionGroup[] = ['driver', 'risk', 'gate', 'money'];

/** Every number that can be moved, what moving did, and ways to take the change along. */
export function Panel({ outline, wishes, live, onMove, onUndo, onClose }: PanelProps) {
  const { says, format, result } = useReading();
  const [filter, setFilter] = useState('');
  const { moved, chosen } = wishes;
  const changes = changesOf(outline, moved);
  const still = changes.length === 0 && Object.keys(chosen).length === 0;
  const wanted = filter.trim().toLowerCase();
  const shown = outline.assumptions.filter(
    (one) =>
      movable(one) &&
      (wanted === '' ||
        [one.name, one.of ?? '', one.address].some((text) => text.toLowerCase().includes(wanted))),
  );
  const change = (address: string, by: number | null) => {
    const { [address]: _, ...rest } = moved;
    onMove({ chosen, moved: by === null ? rest : { ...rest, [address]: by } });
  };
  const savedName = result.stamp.programme.toLowerCase().replace(/[^a-z0-9]+/g, '-') || 'programme';
  return (
    <aside id="assumptions" className="panel" aria-label={says.live.title}>
      <header>
        <h2>{says.live.title}</h2>
        <button type="button" onClick={onClose} aria-label={says.menu.close} className="close">
          ×
        </button>
      </header>
      <p className="quiet">{says.live.intro}</p>
      <StatusLine live={live} changing={!still} />
      <Effects />
      <div className="tools">
        <button type="button" onClick={() => onUndo?.()} disabled={onUndo === null}>
          {says.live.undo}
        </button>
        <button type="button" onClick={() => onMove({ moved: {}, chosen: {} })} disabled={still}>
          {says.live.reset}
        </button>
        <CopyButton
          label={says.live.copyPatch}
          text={() => patchText(changes, chosen)}
          disabled={still}
        />
        <button
          type="button"
          onClick={async () => save(`${savedName}.yaml`, 'application/yaml', await live.text())}
        >
          {says.live.download}
        </button>
        <button
          type="button"
          onClick={() =>
            save(
              'result.json',
              'application/json',
              `${JSON.stringify(live.pair?.after ?? result)}\n`,
            )
          }
        >
          {says.live.saveResult}
        </button>
      </div>
      <label className="filter">
        <span className="unseen">{says.live.filter}</span>
        <input
          type="search"
          value={filter}
          placeholder={says.live.filter}
          onChange={(event) => setFilter(event.target.value)}
        />
      </label>
      {groups.map((group) => {
        const list = shown.filter((one) => one.group === group);
        const count = list.filter(({ address }) => address in moved).length;
        if (list.length === 0) return null;
        return (
          <details key={group} open={group === 'driver' || wanted !== '' || count > 0}>
            <summary>
              {says.live.groups[group]}{' '}
              <span className="quiet">
                {format.count(list.length)}
                {count > 0 && ` · ${says.live.moved(format.count(count))}`}
              </span>
            </summary>
            {list.map((one) => (
              <Slider
                key={one.address}
                assumption={one}
                by={moved[one.address]}
                onMove={(by) => change(one.address, by)}
              />
            ))}
          </details>
        );
      })}
      {outline.terms.length > 0 && (
        <details open={wanted === '' && Object.keys(chosen).length > 0}>
          <summary>
            {says.live.groups.term}{' '}
            <span className="quiet">
              {format.count(outline.terms.length)}
              {Object.keys(chosen).length > 0 &&
                ` · ${says.live.moved(format.count(Object.keys(chosen).length))}`}
            </span>
          </summary>
          <p className="quiet">{says.live.terms}</p>
          {outline.terms.map((term) => (
            <TermChoice
              key={term.id}
              term={term}
              option={chosen[term.id]}
              onChoose={(option) => {
                const { [term.id]: _, ...rest } = chosen;
                onMove({ moved, chosen: option === null ? rest : { ...rest, [term.id]: option } });
              }}
            />
          ))}
        </details>
      )}
    </aside>
  );
}

interface TermChoiceProps {
  readonly term: TermOutline;
  readonly option: string | undefined;
  readonly onChoose: (option: string | null) => void;
}

/** One term: left open as in the file, or one of its options taken as agreed. */
function TermChoice({ term, option, onChoose }: TermChoiceProps) {
  const { says } = useReading();
  const id = `choose-${term.id}`;
  return (
    <div className={option === undefined ? 'slider' : 'slider moved'}>
      <label htmlFor={id}>{term.question}</label>
      <select
        id={id}
        value={option ?? ''}
        onChange={(event) => onChoose(event.target.value === '' ? null : event.target.value)}
      >
        <option value="">{says.live.openTerm}</option>
        {term.options.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
    </div>
  );
}

function movable(assumption: Assumption): boolean {
  const { kind, rest, step } = sliderOf(assumption);
  return movedRaw(assumption, kind, rest + step) !== undefined;
}

function StatusLine({
  live: { status },
  changing,
}: {
  readonly live: Live;
  readonly changing: boolean;
}) {
  const { says, format } = useReading();
  const told = () => {
    switch (status?.kind) {
      case undefined:
        return says.live.none;
      case 'starting':
        return changing ? says.live.starting : says.live.none;
      case 'running':
        return [
          ...(status.shown === null
            ? []
            : [
                says.live.done(
                  format.count(status.shown.trials),
                  format.count(status.shown.seconds, 2),
                ),
              ]),
          says.live.running(format.count(status.trials)),
        ].join(' · ');
      case 'done':
        return says.live.done(format.count(status.trials), format.count(status.seconds, 2));
      case 'failed':
        return says.live.failed(status.why);
      case 'unable':
        return says.live.noWorkers;
    }
  };
  return (
    <p
      className="status"
      role="status"
      data-status={status?.kind ?? 'rest'}
      data-trials={status !== null && 'trials' in status ? status.trials : undefined}
    >
      {told()}
    </p>
  );
}

/** The few numbers that a reader watches while moving. */
function Effects() {
  const { result, before, says, words, format } = useReading();
  if (before === null) return null;
  const end = yearEnds(result)[2] ?? yearEnds(result).at(-1);
  const lines = [
    ...leadScopes(result).flatMap((scope) => {
      const old = before.scopes.find(({ id }) => id === scope.id);
      if (end === undefined || old === undefined) return [];
      const mw = (from: typeof scope) => from.monthly.mw.mean[end.month] ?? 0;
      return [
        {
          name: `${scope.name}, ${words.columns.mw} ${end.year} (${says.columns.mean})`,
          was: format.outcome(mw(old), 'MW'),
          now: format.outcome(mw(scope), 'MW'),
        },
      ];
    }),
    {
      name: words.columns.drawn,
      was: format.money(quantileAt(before.levels, before.ladderTotal.drawn.quantiles, 0.5)),
      now: format.money(quantileAt(result.levels, result.ladderTotal.drawn.quantiles, 0.5)),
    },
    ...result.claims
      .map((claim) => ({
        claim,
        old: before.claims.find(({ id }) => id === claim.id)?.probability.value ?? 0,
      }))
      .filter(({ claim, old }) => Math.abs(claim.probability.value - old) > 0.005)
      .toSorted(
        (a, b) =>
          Math.abs(b.claim.probability.value - b.old) - Math.abs(a.claim.probability.value - a.old),
      )
      .slice(0, 3)
      .map(({ claim, old }) => ({
        name: claim.says,
        was: format.share(old),
        now: format.share(claim.probability.value),
      })),
  ];
  return (
    <dl className="effects" aria-label={says.live.effect}>
      {lines.map(({ name, was, now }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {was === now ? (
              <span className="quiet">
                {now} ({says.live.stays})
              </span>
            ) : (
              <>
                <span className="quiet">{was} →</span> <b>{now}</b>
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface SliderProps {
  readonly assumption: Assumption;
  readonly by: number | undefined;
  readonly onMove: (by: number | null) => void;
}

function Slider({ assumption, by, onMove }: SliderProps) {
  const { says, words, format } = useReading();
  const { kind, min, max, step, rest } = sliderOf(assumption);
  const value = by ?? rest;
  const id = `move-${assumption.address}`;
  const field = says.live.fields[String(assumption.path.at(-1))] ?? String(assumption.path.at(-1));
  const name = [assumption.name, ...(assumption.of === null ? [] : [assumption.of])].join(' · ');
  const write = (number: number): string => {
    switch (assumption.dimension) {
      case 'date':
        return format.day(Math.round(number));
      case 'money':
        return format.money(number);
      case 'share':
        return format.share(number);
      case 'duration':
        return says.live.days(format.count(number));
      default:
        return format.count(number, 2);
    }
  };
  const effect = (number: number): number =>
    kind === 'times' ? number * value : kind === 'days' ? number + value : value;
  const told =
    kind === 'times'
      ? format.percent(value)
      : kind === 'days'
        ? `${value > 0 ? '+' : ''}${says.live.days(format.count(value))}`
        : format.share(value);
  const spread =
    assumption.p10 === assumption.p90 || kind === 'share'
      ? write(effect(assumption.p50))
      : `${write(effect(assumption.p10))} – ${write(effect(assumption.p50))} – ${write(effect(assumption.p90))}`;
  return (
    <div className={by === undefined ? 'slider' : 'slider moved'}>
      <label htmlFor={id}>
        {name} <span className="quiet">{field}</span>
      </label>
      <div className="track">
        <input
          id={id}
          type="range"
          min={min}
          max={max}
          step={step}
          value={value}
          aria-valuetext={`${told}: ${spread}`}
          onChange={(event) => {
            const next = Number(event.target.value);
            onMove(Math.abs(next - rest) < step / 2 ? null : next);
          }}
        />
        <output htmlFor={id}>{by === undefined ? says.live.asStated : told}</output>
        <button
          type="button"
          className="close"
          disabled={by === undefined}
          aria-label={says.live.resetOne(name)}
          onClick={() => onMove(null)}
        >
          ↺
        </button>
      </div>
      <p className="quiet spread" title={assumption.reason ?? undefined}>
        {spread} · {says.figure.source} {assumption.sources.join(words.listMark) || '–'}
      </p>
    </div>
  );
}

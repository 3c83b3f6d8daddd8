import {
  memo,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { flushSync } from 'react-dom';
import {
  dealReading,
  type Language,
  type PageContent,
  presented,
  wordsOf,
} from '../src/report/index.ts';
import { Changed } from './assumptions/changed.tsx';
import { chosenOf, reachable } from './assumptions/changes-of.ts';
import { Panel, type Wishes } from './assumptions/panel.tsx';
import { useLive } from './assumptions/use-live.ts';
import { NO_WAITS } from './engine/client.ts';
import { Menu } from './menu.tsx';
import { pageFormat } from './reader/page-format.ts';
import { hashOf, type Place, placeOf, type View, views } from './reader/place.ts';
import { type Reading, ReadingContext } from './reader/reading.ts';
import { shortStamp, stampLine } from './reader/stamp-line.ts';
import { DealsView } from './views/deals.tsx';
import { KnowView } from './views/know.tsx';
import { ObstaclesView } from './views/obstacles.tsx';
import { WhenView } from './views/when.tsx';
import { WhoView } from './views/who.tsx';
import { WillView } from './views/will.tsx';
import { pageWordsOf } from './words/page-words-of.ts';

/** They are drawn again when what is to be read changes, not when a slider does. */
const pictures: Readonly<Record<View, React.ComponentType>> = {
  will: memo(WillView),
  when: memo(WhenView),
  who: memo(WhoView),
  obstacles: memo(ObstaclesView),
  deals: memo(DealsView),
  know: memo(KnowView),
};

/** Width of pictures on A4 paper, in pixels of CSS. */
const PAPER = 680;

export function App({
  content,
  language: first,
}: {
  readonly content: PageContent;
  readonly language: Language;
}) {
  const place = usePlace();
  const { programme } = content.result.stamp;
  const language = place.language ?? first;
  const [panel, setPanel] = useState(place.moved !== undefined || place.chosen !== undefined);
  const printing = usePrinting();
  // an address is written by anybody: what cannot be moved so by hand is not moved so
  const wishes: Wishes = {
    moved: reachable(content.outline, place.moved ?? {}),
    chosen: chosenOf(content.outline, place.chosen ?? {}),
  };
  const live = useLive(content, wishes.moved, wishes.chosen, panel, place.view);
  const [past, setPast] = useState<readonly Wishes[]>([]);

  const go = useCallback((to: Partial<Place>) => {
    const { at: _, ...here } = placeOf(location.hash);
    location.hash = hashOf({ ...here, ...to });
  }, []);
  const showPanel = (open: boolean) => {
    flushSync(() => setPanel(open));
    // the keyboard goes on in the panel, and afterwards where it came from
    document
      .getElementById(open ? 'assumptions' : 'open-assumptions')
      ?.focus({ preventScroll: true });
  };
  const move = (next: Wishes, on = false) => {
    if (!on) setPast([...past.slice(-99), wishes]);
    replacePlace({ ...place, ...next });
  };
  const undo = () => {
    replacePlace({ ...place, ...(past.at(-1) ?? { moved: {}, chosen: {} }) });
    setPast(past.slice(0, -1));
  };

  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.documentElement.dataset['theme'] = place.theme ?? 'auto';
    document.title = `${pageWordsOf(language).questions[place.view]} · ${programme}`;
  }, [language, place.theme, place.view, programme]);

  const { pair } = live;
  const format = useMemo(
    () => pageFormat(language, content.result, navigator.languages),
    [language, content],
  );
  const reading = useMemo((): Reading => {
    const result = presented(pair?.after ?? content.result, language, format.date);
    return {
      language,
      words: wordsOf(language),
      says: pageWordsOf(language),
      format,
      result,
      before: pair === null ? null : presented(pair.before, language, format.date),
      waits: pair?.waits ?? NO_WAITS,
      outline: content.outline,
      deal: content.deal === null ? null : dealReading(content.deal, language),
      go,
      paper: printing ? PAPER : null,
    };
  }, [content, language, format, pair, go, printing]);
  useLanding(place);
  useRunning(
    `${programme} · ${reading.says.notes.asOfDay(format.date(content.result.stamp.dataDate))}`,
    shortStamp(reading),
  );

  const shown = printing ? views : [place.view];
  return (
    <ReadingContext value={reading}>
      <a className="skip" href={`#${place.view}`} onClick={skip}>
        {reading.says.menu.skip}
      </a>
      <Menu
        place={place}
        panel={panel}
        onPanel={() => showPanel(!panel)}
        movedCount={Object.keys(wishes.moved).length + Object.keys(wishes.chosen).length}
        news={content.news}
      />
      <div className={panel ? 'body with-panel' : 'body'}>
        <main id="main" tabIndex={-1}>
          {/* what cannot be simulated has changed nothing */}
          {printing && pair !== null && <Changed {...wishes} />}
          {shown.map((view) => {
            const Picture = pictures[view];
            return <Picture key={view} />;
          })}
        </main>
        {panel && !printing && (
          <Panel
            result={content.result}
            outline={content.outline}
            wishes={wishes}
            live={live}
            onMove={move}
            onUndo={past.length === 0 ? null : undo}
            onClose={() => showPanel(false)}
          />
        )}
      </div>
      <footer>
        <p>
          {reading.words.notes.about} · {stampLine(reading)}
        </p>
      </footer>
    </ReadingContext>
  );
}

function skip(event: React.MouseEvent): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

/** The place that the address names; moving an assumption makes no new entry in the history. */
function usePlace(): Place {
  const hash = useSyncExternalStore(
    (changed) => {
      addEventListener('hashchange', changed);
      return () => removeEventListener('hashchange', changed);
    },
    () => location.hash,
  );
  return useMemo(() => placeOf(hash), [hash]);
}

function replacePlace(place: Place): void {
  history.replaceState(null, '', hashOf(place));
  dispatchEvent(new HashChangeEvent('hashchange'));
}

/** On paper all six questions stand one after the other. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    let closed: readonly HTMLDetailsElement[] = [];
    const before = () => {
      flushSync(() => setPrinting(true));
      // what is folded on a screen cannot be unfolded on paper
      closed = [...document.querySelectorAll<HTMLDetailsElement>('main details:not([open])')];
      for (const one of closed) one.open = true;
    };
    const after = () => {
      for (const one of closed) one.open = false;
      setPrinting(false);
    };
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    return () => {
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
    };
  }, []);
  return printing;
}

/** Puts a text at the top of every sheet of paper, and one at the foot. */
function useRunning(head: string, foot: string): void {
  useEffect(() => {
    const sheet = new CSSStyleSheet();
    const box = (place: string, text: string) => {
      const quoted = text.replace(/["\\\n]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `);
      return `@${place} { content: "${quoted}"; font: 8pt system-ui, sans-serif; color: #444; }`;
    };
    sheet.replaceSync(`@page { ${box('top-left', head)} ${box('bottom-left', foot)} }`);
    document.adoptedStyleSheets.push(sheet);
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  }, [head, foot]);
}

/** Goes to the top of a new view, or to the element that the address names. */
function useLanding({ view, at }: Place): void {
  const last = useRef<string | null>(null);
  useEffect(() => {
    const key = `${view};${at ?? ''}`;
    const first = last.current === null;
    if (last.current === key) return;
    last.current = key;
    if (at === undefined) {
      if (!first) scrollTo(0, 0);
      return;
    }
    // pictures measure their place first
    const later = setTimeout(() => {
      const element = document.getElementById(at);
      element?.closest('details')?.setAttribute('open', '');
      element?.scrollIntoView({ block: 'center' });
      if (element instanceof SVGElement || element instanceof HTMLElement) element.focus();
      for (const one of document.querySelectorAll('.landed')) one.classList.remove('landed');
      element?.classList.add('landed');
    }, 60);
    return () => clearTimeout(later);
  }, [view, at]);
}

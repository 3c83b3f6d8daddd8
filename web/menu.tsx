import { useEffect, useRef, useState } from 'react';
import { languages } from '../src/report/index.ts';
import { hashOf, type Place, themes, views } from './reader/place.ts';
import { useReading } from './reader/reading.ts';
import { Search } from './search.tsx';

interface MenuProps {
  readonly place: Place;
  readonly panel: boolean;
  readonly onPanel: () => void;
  readonly movedCount: number;
  readonly news: string | null;
}

/** Name of the programme, the six questions, and how to look at them. */
export function Menu({ place, panel, onPanel, movedCount, news }: MenuProps) {
  const { result, says, go, language, format } = useReading();
  const newer = useNews(news);
  const questions = useRef<HTMLUListElement>(null);
  // where all do not fit side by side, the one that is open is in sight
  // biome-ignore lint/correctness/useExhaustiveDependencies: read from the document after each change
  useEffect(() => {
    const list = questions.current;
    const open = list?.querySelector('[aria-current]')?.getBoundingClientRect();
    if (list === null || open === undefined) return;
    const middle = open.left + open.width / 2 - list.getBoundingClientRect().left;
    list.scrollLeft += middle - list.clientWidth / 2;
  }, [place.view, language]);
  return (
    <header className="menu">
      <div className="bar">
        <p className="programme">
          {result.stamp.programme}{' '}
          <span className="quiet">{says.notes.asOfDay(format.date(result.stamp.dataDate))}</span>
        </p>
        <Search />
        <div className="switches">
          <fieldset>
            <legend className="unseen">{says.menu.language}</legend>
            {languages.map((one) => (
              <button
                key={one}
                type="button"
                lang={one === 'zh' ? 'zh-CN' : 'en'}
                aria-pressed={one === language}
                onClick={() => go({ language: one })}
              >
                {one === 'zh' ? '中文' : 'English'}
              </button>
            ))}
          </fieldset>
          <label className="theme">
            <span className="unseen">{says.menu.theme}</span>
            <select
              value={place.theme ?? 'auto'}
              onChange={(event) => {
                const theme = themes.find((one) => one === event.target.value);
                if (theme !== undefined) go({ theme });
              }}
            >
              {themes.map((theme) => (
                <option key={theme} value={theme}>
                  {says.menu.themes[theme]}
                </option>
              ))}
            </select>
          </label>
          <button type="button" onClick={() => print()}>
            {says.menu.print}
          </button>
          <button
            id="open-assumptions"
            type="button"
            className="primary"
            aria-expanded={panel}
            onClick={onPanel}
          >
            {says.menu.assumptions}
            {movedCount > 0 && <b> {format.count(movedCount)}</b>}
          </button>
        </div>
      </div>
      <nav aria-label={says.menu.questions}>
        <ul className="questions" ref={questions}>
          {views.map((view) => {
            const { at: _, ...here } = place;
            return (
              <li key={view}>
                <a
                  href={hashOf({ ...here, view })}
                  aria-current={view === place.view ? 'page' : undefined}
                >
                  {says.tabs[view]}
                </a>
              </li>
            );
          })}
        </ul>
      </nav>
      {newer && (
        <p className="news" role="status">
          <button type="button" onClick={() => location.reload()}>
            {says.menu.newer}
          </button>
        </p>
      )}
    </header>
  );
}

/** Whether the one who serves the page has a newer result. */
function useNews(path: string | null): boolean {
  const [newer, setNewer] = useState(false);
  useEffect(() => {
    if (path === null) return;
    const source = new EventSource(path);
    source.addEventListener('newer', () => setNewer(true));
    return () => source.close();
  }, [path]);
  return newer;
}

import { createRoot } from 'react-dom/client';
import { type Language, noticesOf } from '../src/report/index.ts';
import { App } from './app.tsx';
import { readContent, type Trouble } from './data/unpack.ts';
import './style/page.css';
import './style/charts.css';
import './style/panel.css';
import './style/print.css';

const language: Language = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
const isTrouble = (error: unknown): error is Trouble =>
  error === 'truncated' ||
  error === 'broken' ||
  error === 'oldBrowser' ||
  (typeof error === 'object' && error !== null && 'format' in error);

async function show(): Promise<void> {
  const notices = noticesOf(language);
  try {
    const content = await readContent();
    const root = document.getElementById('page');
    if (root !== null) createRoot(root).render(<App content={content} language={language} />);
  } catch (error) {
    const notice = document.getElementById('notice');
    if (!isTrouble(error) || notice === null) throw error;
    notice.textContent =
      typeof error === 'object' ? notices.otherVersion(error.format) : notices[error];
    notice.className = 'trouble';
  }
}

void show();

import type { Language } from '../words/index.ts';

/** What a reader is told who cannot see the page. */
export interface Notices {
  readonly drawing: string;
  readonly noScripts: string;
  readonly truncated: string;
  readonly broken: string;
  readonly oldBrowser: string;
  readonly otherVersion: (format: string) => string;
}

const en: Notices = {
  drawing: 'The pictures are being drawn.',
  noScripts:
    'The pictures need scripts, which this browser does not run. Allow scripts for this file, or read the tables and result.json beside it.',
  truncated:
    'This file is incomplete: its end is missing. Ask the sender for it again, or run the case once more.',
  broken:
    'The numbers in this file cannot be read. Ask the sender for it again, or run the case once more.',
  oldBrowser:
    'This browser is too old for the pictures. Open the file in a current Firefox, Chrome, Edge or Safari.',
  otherVersion: (format) =>
    `The result in this file has a format that this page does not know, ${format}. Run the case again with this version of Groundbreak.`,
};

const zh: Notices = {
  drawing: '正在绘制图表。',
  noScripts:
    '图表需要脚本，而当前浏览器未运行脚本。请为此文件启用脚本，或查看同目录下的表格与result.json。',
  truncated: '文件不完整，末尾缺失。请向发送者重新索取，或重新运行该案例。',
  broken: '文件中的数据无法读取。请向发送者重新索取，或重新运行该案例。',
  oldBrowser: '浏览器版本过旧，无法绘图。请用新版Firefox、Chrome、Edge或Safari打开。',
  otherVersion: (format) =>
    `文件中结果的格式为${format}，本页面无法识别。请用当前版本的Groundbreak重新运行该案例。`,
};

const notices: Readonly<Record<Language, Notices>> = { en, zh };

export const noticesOf = (language: Language): Notices => notices[language];

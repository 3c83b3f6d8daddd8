import type { ScoreWords } from './score-words.ts';

export const scoreZh: ScoreWords = {
  title: (programme, dataDate, asOf) =>
    `${programme}：${dataDate} 的预测，按截至 ${asOf} 的已知事实评分`,
  nothing: '届时已知的事实没有了结任何公开说法或预测量；写法见 docs/scoring.md。',
  settled: (settled, all, came) => `${all} 条公开说法已有 ${settled} 条了结，其中 ${came} 条成真。`,
  early: (count) =>
    `其中 ${count} 条在期限之前了结。落空的不会提前了结，所以期限全部过去之前平均值还会变。`,
  brier: (brier, believing) =>
    `布里尔分数 ${brier}：0 为满分，掷硬币为 0.250，句句相信者为 ${believing}。`,
  log: (log) => `对数分数 ${log}（自然对数）：0 为满分，掷硬币为 0.693。`,
  few: '同一项目的各条说法彼此相关：条数少时，平均值说明不了多少。',
  claims: '已了结的公开说法',
  calibration: '说的概率与成真的频率',
  quantities: '已了结的预测量',
  open: '未评分',
  range: (from, to) => `${from} 至 ${to}`,
  coverage: (inside, all) =>
    `落在 P10 与 P90 之间：${all} 个中有 ${inside} 个；校准的预测应为五分之四。`,
  quantityNotes:
    'CRPS 以该量的单位计：0 为满分，只报一个数的预测即为其误差。“低于”是预测给予更小或更早的概率；若预测校准，应在 0 至 100 % 之间均匀分布。',
  columns: {
    came: '成真',
    brier: '布里尔',
    log: '对数',
    facts: '事实',
    claims: '条数',
    mean: '平均',
    outcome: '实际',
    crps: 'CRPS',
    pit: '低于',
    state: '状态',
  },
  yes: '是',
  no: '否',
  later: (date) => `晚于 ${date}`,
  days: (count) => `${count}天`,
  units: {
    'IT MW': (amount) => `${amount}兆瓦`,
    USD: (amount) => amount,
    'USD/yr': (amount) => `每年${amount}`,
    count: (amount) => amount,
  },
  state: {
    due: '未到期',
    overdue: '已到期，尚无事实',
    disputed: (facts) => `事实互相矛盾：${facts}`,
    foreknown: (facts) => `预测之前已知：${facts}`,
  },
};

/** The engine's remarks with their figures, and how they read in Chinese. */
const remarks: readonly (readonly [said: RegExp, reads: string])[] = [
  [
    /^the stated correlations contradict each other; the nearest valid ones differ by up to (\S+)$/,
    '所列相关系数互相矛盾；已改用最接近的有效值，最大差$1',
  ],
  [/^active mitigations cost (\S+) USD besides$/, '已采取的缓解措施另需$1美元'],
  [
    /^quantiles are means of those of rounds; tornado, joint confidence and shares of shrinking rest on the first (\d+) trials$/,
    '分位数为各轮分位数的平均；敏感性、日期与成本联合概率及缩减比例取自前$1次模拟',
  ],
  [
    /^each forecast without one risk rests on as many of the first trials as its table says$/,
    '每项“若无某风险”的预测取自前若干次模拟，次数见其表格',
  ],
  [
    /^rates of return, cover and levelised cost are over the trials that have them; what computing is worth to those who rent it is only what the contracts say$/,
    '回报率、偿债备付率与平准化成本仅计有此数值的模拟；算力对承租方的价值仅以合同所载为准',
  ],
];

/** A remark in Chinese; one that is not known stays as it is. */
export function remarkZh(note: string): string {
  const known = remarks.find(([said]) => said.test(note));
  return known === undefined ? note : note.replace(known[0], known[1]);
}

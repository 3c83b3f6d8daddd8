import type { Bilingual } from '../units/index.ts';
import type { Severity } from './diagnostic.ts';

/** What a code stands for. */
export interface CodeEntry {
  readonly code: string;
  readonly severity: Severity;
  /** The rule in a few words, for lists. */
  readonly title: Bilingual;
}

/**
 * Every problem that a check can report. Codes are stable: they are never given to another rule.
 * GB1 text and YAML, GB2 shape of the file, GB3 templates and references, GB4 network and gates,
 * GB5 dates, GB6 money, GB7 terms and deals, GB8 uncertainty, GB9 evidence.
 */
export const catalogue = {
  'not-text': {
    code: 'GB101',
    severity: 'error',
    title: { en: 'the file is not UTF-8 text', zh: '文件不是 UTF-8 文本' },
  },
  'too-large': {
    code: 'GB102',
    severity: 'error',
    title: { en: 'the file is too large', zh: '文件过大' },
  },
  empty: { code: 'GB103', severity: 'error', title: { en: 'the file is empty', zh: '文件是空的' } },
  'yaml-syntax': {
    code: 'GB104',
    severity: 'error',
    title: { en: 'the text is not valid YAML', zh: '文本不是有效的 YAML' },
  },
  'duplicate-key': {
    code: 'GB105',
    severity: 'error',
    title: { en: 'a key appears twice', zh: '键出现两次' },
  },
  'bad-key': {
    code: 'GB106',
    severity: 'error',
    title: { en: 'a key is not a plain word', zh: '键不是普通单词' },
  },
  'merge-key': {
    code: 'GB107',
    severity: 'error',
    title: { en: 'merge keys are not read', zh: '不读取合并键' },
  },
  'custom-tag': {
    code: 'GB108',
    severity: 'error',
    title: { en: 'tags are not read', zh: '不读取标签' },
  },
  'several-documents': {
    code: 'GB109',
    severity: 'error',
    title: { en: 'the file has more than one document', zh: '文件含有多份文档' },
  },
  'too-many-aliases': {
    code: 'GB110',
    severity: 'error',
    title: { en: 'aliases expand to too much', zh: '别名展开过多' },
  },
  'too-deep': {
    code: 'GB111',
    severity: 'error',
    title: { en: 'the file is nested too deeply', zh: '文件嵌套过深' },
  },
  'more-problems': {
    code: 'GB112',
    severity: 'info',
    title: { en: 'there are more problems than are listed', zh: '还有未列出的问题' },
  },
  missing: {
    code: 'GB201',
    severity: 'error',
    title: { en: 'a required field is missing', zh: '缺少必填字段' },
  },
  'unknown-key': {
    code: 'GB202',
    severity: 'error',
    title: { en: 'there is no such field', zh: '没有这个字段' },
  },
  'wrong-type': {
    code: 'GB203',
    severity: 'error',
    title: { en: 'a field has the wrong type', zh: '字段类型不对' },
  },
  'bad-id': {
    code: 'GB204',
    severity: 'error',
    title: { en: 'an id has a wrong form', zh: '代号形式不对' },
  },
  'unknown-choice': {
    code: 'GB205',
    severity: 'error',
    title: { en: 'a word is not among the choices', zh: '词不在可选范围内' },
  },
  'out-of-range': {
    code: 'GB206',
    severity: 'error',
    title: { en: 'a number or text is outside its range', zh: '数或文本超出范围' },
  },
  date: {
    code: 'GB207',
    severity: 'error',
    title: { en: 'a date cannot be read', zh: '日期无法读懂' },
  },
  unit: {
    code: 'GB208',
    severity: 'error',
    title: { en: 'a number has a wrong unit or none', zh: '数值单位不对或没有单位' },
  },
  value: {
    code: 'GB209',
    severity: 'error',
    title: { en: 'a value has no form that is known', zh: '数值的写法无法识别' },
  },
  quantiles: {
    code: 'GB210',
    severity: 'error',
    title: { en: 'quantiles are out of order', zh: '分位数次序不对' },
  },
  probability: {
    code: 'GB211',
    severity: 'error',
    title: { en: 'a probability or share is outside 0 to 1', zh: '概率或份额不在 0 至 1 之间' },
  },
  number: {
    code: 'GB212',
    severity: 'error',
    title: { en: 'a number must not be negative', zh: '数值不得为负' },
  },
  incomplete: {
    code: 'GB213',
    severity: 'error',
    title: { en: 'fields that belong together do not fit', zh: '相关字段互不配合' },
  },
  'percent-factor': {
    code: 'GB214',
    severity: 'info',
    title: {
      en: 'a multiplier is written as a small percentage',
      zh: '乘数写成了很小的百分数',
    },
  },
  'unknown-parameter': {
    code: 'GB301',
    severity: 'error',
    title: { en: 'a plan uses a parameter that it does not declare', zh: '模板使用了未声明的参数' },
  },
  'unused-with': {
    code: 'GB302',
    severity: 'error',
    title: { en: 'a phase gives a plan what it does not take', zh: '分期给了模板不接受的内容' },
  },
  'unknown-reference': {
    code: 'GB303',
    severity: 'error',
    title: { en: 'an id refers to nothing', zh: '代号没有所指' },
  },
  'unknown-activity': {
    code: 'GB304',
    severity: 'error',
    title: { en: 'an address of an activity refers to nothing', zh: '工作地址没有所指' },
  },
  'bad-link': {
    code: 'GB305',
    severity: 'error',
    title: { en: 'a link cannot be read', zh: '逻辑关系无法读懂' },
  },
  'which-copy': {
    code: 'GB306',
    severity: 'error',
    title: {
      en: 'a repeated phase is meant, but not which copy',
      zh: '所指分期有多个副本而未指明',
    },
  },
  'matches-nothing': {
    code: 'GB307',
    severity: 'error',
    title: { en: 'a selector matches nothing', zh: '选择式没有匹配' },
  },
  'id-taken': {
    code: 'GB308',
    severity: 'error',
    title: { en: 'an id is taken', zh: '代号已被占用' },
  },
  unused: {
    code: 'GB309',
    severity: 'warning',
    title: { en: 'something is declared and never used', zh: '声明了却从未使用' },
  },
  'idle-hit': {
    code: 'GB310',
    severity: 'warning',
    title: {
      en: 'a risk changes what the thing hit does not have',
      zh: '风险所改变的内容并不存在',
    },
  },
  'driver-delay': {
    code: 'GB311',
    severity: 'error',
    title: {
      en: 'a risk adds days to a driver that is a factor',
      zh: '风险给倍数型驱动因素加天数',
    },
  },
  cycle: {
    code: 'GB401',
    severity: 'error',
    title: { en: 'things wait for each other in a circle', zh: '循环等待' },
  },
  'no-duration': {
    code: 'GB402',
    severity: 'error',
    title: { en: 'an activity has no duration', zh: '工作没有工期' },
  },
  'no-energised': {
    code: 'GB403',
    severity: 'error',
    title: { en: 'a phase has no activity that energises it', zh: '分期没有使其投运的工作' },
  },
  'open-end': {
    code: 'GB404',
    severity: 'warning',
    title: { en: 'nothing follows an activity', zh: '工作没有后续' },
  },
  'negative-lag': {
    code: 'GB405',
    severity: 'warning',
    title: { en: 'a link has a lead', zh: '逻辑关系带有提前量' },
  },
  'no-power': {
    code: 'GB406',
    severity: 'error',
    title: {
      en: 'a phase waits for power at a site without any',
      zh: '分期在没有电源的场址等待供电',
    },
  },
  'no-supply': {
    code: 'GB407',
    severity: 'error',
    title: { en: 'a supply is needed and never delivered', zh: '所需的供应从不交付' },
  },
  'not-a-permit': {
    code: 'GB408',
    severity: 'error',
    title: { en: 'a permit gate names another kind of activity', zh: '许可放行条件所指的不是许可' },
  },
  'no-funds': {
    code: 'GB409',
    severity: 'warning',
    title: { en: 'a phase waits for funds that no source may give', zh: '分期等待的资金无处可来' },
  },
  'too-little-power': {
    code: 'GB410',
    severity: 'warning',
    title: { en: 'a phase needs more power than its site can get', zh: '分期所需电力超过场址可得' },
  },
  'high-pue': {
    code: 'GB411',
    severity: 'warning',
    title: { en: 'a PUE is higher than that of any data centre', zh: 'PUE 高于任何数据中心' },
  },
  'no-size': {
    code: 'GB412',
    severity: 'warning',
    title: { en: 'a phase has no megawatts, or next to none', zh: '分期没有兆瓦数，或几乎没有' },
  },
  'low-load': {
    code: 'GB413',
    severity: 'warning',
    title: { en: 'computers idle nearly all the time', zh: '算力几乎一直闲置' },
  },
  'too-little-supply': {
    code: 'GB414',
    severity: 'warning',
    title: {
      en: 'an activity needs more of a supply than ever comes',
      zh: '工作所需多于该供应的全部交付',
    },
  },
  'working-months': {
    code: 'GB415',
    severity: 'info',
    title: { en: 'a duration in months counts working days', zh: '以月写的工期按工作日计' },
  },
  'power-for-some': {
    code: 'GB416',
    severity: 'info',
    title: {
      en: 'the phases of a site together need more power than it can get',
      zh: '场址各分期合计所需电力超过场址可得',
    },
  },
  horizon: {
    code: 'GB501',
    severity: 'error',
    title: { en: 'the horizon is not after the data date', zh: '预测期末不晚于数据截止日' },
  },
  'finished-before-started': {
    code: 'GB502',
    severity: 'error',
    title: { en: 'something finished before it started', zh: '完成早于开始' },
  },
  'after-data-date': {
    code: 'GB503',
    severity: 'error',
    title: { en: 'an actual date is after the data date', zh: '实际日期晚于数据截止日' },
  },
  'long-stop': {
    code: 'GB504',
    severity: 'error',
    title: { en: 'a long-stop date is already past', zh: '最后期限已过' },
  },
  season: {
    code: 'GB505',
    severity: 'error',
    title: { en: 'a season has a day that does not exist', zh: '季节中有不存在的日子' },
  },
  'claim-day': {
    code: 'GB506',
    severity: 'error',
    title: {
      en: 'the day of a claim is outside the time that is simulated',
      zh: '公开说法的日期不在模拟期内',
    },
  },
  'claim-decided': {
    code: 'GB507',
    severity: 'info',
    title: {
      en: 'a claim is decided by the size of what is planned',
      zh: '公开说法由规划的规模即可判定',
    },
  },
  ladder: {
    code: 'GB601',
    severity: 'warning',
    title: { en: 'more money is shown further up the ladder', zh: '资金阶梯上高处反多于低处' },
  },
  'low-cover': {
    code: 'GB602',
    severity: 'error',
    title: { en: 'a cover that lenders ask for is below 1', zh: '贷款人要求的覆盖率低于 1' },
  },
  'cover-order': {
    code: 'GB603',
    severity: 'error',
    title: {
      en: 'covers for sizing, lock-up and default do not fall in that order',
      zh: '定额、锁定与违约的偿债备付率次序不对',
    },
  },
  'debt-terms': {
    code: 'GB604',
    severity: 'warning',
    title: { en: 'debt has no rate or no tenor', zh: '债务没有利率或期限' },
  },
  'short-tenor': {
    code: 'GB605',
    severity: 'error',
    title: { en: 'a loan or contract is shorter than a month', zh: '贷款或合同不足一个月' },
  },
  'early-end': {
    code: 'GB606',
    severity: 'error',
    title: { en: 'the cash flows end before the horizon', zh: '现金流早于预测期末结束' },
  },
  'tenor-beyond': {
    code: 'GB607',
    severity: 'error',
    title: {
      en: 'debt can never be repaid before the cash flows end',
      zh: '债务在现金流结束前不可能还清',
    },
  },
  'tenor-late': {
    code: 'GB608',
    severity: 'warning',
    title: {
      en: 'debt that starts late is not repaid before the cash flows end',
      zh: '起始晚的债务在现金流结束前还不清',
    },
  },
  outlived: {
    code: 'GB609',
    severity: 'warning',
    title: { en: 'debt outlives the contracts that it rests on', zh: '债务期限超过其所依托的合同' },
  },
  'nothing-to-size': {
    code: 'GB610',
    severity: 'warning',
    title: {
      en: 'debt is sized or repaid by revenue that nobody pays',
      zh: '债务按无人支付的收入定额或偿还',
    },
  },
  'other-borrower': {
    code: 'GB611',
    severity: 'warning',
    title: {
      en: 'the borrower holds nothing that the money pays for',
      zh: '借款方名下没有资金所支付的资产',
    },
  },
  'never-covered': {
    code: 'GB612',
    severity: 'warning',
    title: { en: 'sources together can never cover a budget', zh: '各资金来源合计也覆盖不了预算' },
  },
  'held-twice': {
    code: 'GB613',
    severity: 'error',
    title: { en: 'two projects hold the same assets', zh: '两个项目公司持有相同的资产' },
  },
  'idle-project': {
    code: 'GB614',
    severity: 'info',
    title: {
      en: 'a project holds nothing, or its company does nothing there',
      zh: '项目公司没有资产，或其所属一方在那里无所事事',
    },
  },
  'half-promote': {
    code: 'GB615',
    severity: 'error',
    title: {
      en: 'a promote without tiers, or tiers without a promote',
      zh: '有超额收益分成而无档位，或相反',
    },
  },
  tiers: {
    code: 'GB616',
    severity: 'error',
    title: { en: 'tiers of the promote do not rise', zh: '超额收益分成的档位没有递增' },
  },
  'catch-up': {
    code: 'GB617',
    severity: 'error',
    title: { en: 'a catch-up can never catch up', zh: '追补永远追不上' },
  },
  remedy: {
    code: 'GB618',
    severity: 'warning',
    title: {
      en: 'a remedy for missed calls and its penalty or rate do not fit',
      zh: '未应催缴的救济与其罚减或利率不配合',
    },
  },
  'half-guarantee': {
    code: 'GB619',
    severity: 'error',
    title: {
      en: 'a guarantor without a guaranteed value, or the other way round',
      zh: '有担保方而无担保值，或相反',
    },
  },
  rate: {
    code: 'GB620',
    severity: 'error',
    title: {
      en: 'a yearly rate is above 100 % or far below zero',
      zh: '年率高于 100 % 或远低于零',
    },
  },
  escrow: {
    code: 'GB621',
    severity: 'warning',
    title: {
      en: 'money is kept in escrow that is not drawn ahead',
      zh: '不提前提用的资金存入托管账户',
    },
  },
  'no-margin': {
    code: 'GB622',
    severity: 'warning',
    title: { en: 'there is no margin for the rating that counts', zh: '起决定作用的评级没有利差' },
  },
  'implausible-price': {
    code: 'GB623',
    severity: 'warning',
    title: { en: 'a price is far from all that is published', zh: '价格远离一切已公布的数值' },
  },
  'implausible-cost': {
    code: 'GB624',
    severity: 'warning',
    title: {
      en: 'a cost per megawatt is far from all that is published',
      zh: '每兆瓦成本远离一切已公布的数值',
    },
  },
  'implausible-sum': {
    code: 'GB625',
    severity: 'warning',
    title: {
      en: 'a source of money would not pay for a server',
      zh: '资金来源不足以购买一台服务器',
    },
  },
  'contract-parties': {
    code: 'GB626',
    severity: 'warning',
    title: { en: 'the seller of a contract has nothing to sell', zh: '合同的卖方无物可卖' },
  },
  oversold: {
    code: 'GB627',
    severity: 'warning',
    title: {
      en: 'contracts together sell more of a hall than there is',
      zh: '多份合同合计出售的容量超过机房所有',
    },
  },
  'patch-nothing': {
    code: 'GB701',
    severity: 'error',
    title: { en: 'an option changes something that is not there', zh: '选项改动了不存在的内容' },
  },
  'patch-value': {
    code: 'GB702',
    severity: 'error',
    title: { en: 'an option sets a field to what it cannot be', zh: '选项把字段设成了不可取的值' },
  },
  'no-effect': {
    code: 'GB703',
    severity: 'warning',
    title: { en: 'the options of a term make no difference', zh: '条款的各选项毫无差别' },
  },
  excluded: {
    code: 'GB704',
    severity: 'info',
    title: {
      en: 'a named deal or the sheet goes against an exclusion',
      zh: '有名称的条款组合或现有选项违反互斥规则',
    },
  },
  contradiction: {
    code: 'GB705',
    severity: 'error',
    title: { en: 'options or exclusions contradict each other', zh: '选项或互斥规则自相矛盾' },
  },
  'no-alternative': {
    code: 'GB706',
    severity: 'info',
    title: { en: 'a party wants something and has no alternative', zh: '参与方有诉求而没有备选' },
  },
  'no-weight': {
    code: 'GB707',
    severity: 'error',
    title: { en: 'a party weighs everything with zero', zh: '参与方各项权重均为零' },
  },
  'counted-twice': {
    code: 'GB708',
    severity: 'error',
    title: {
      en: 'a party counts the same thing twice, or has no risk tolerance',
      zh: '参与方重复计算同一事项，或没有风险容忍度',
    },
  },
  'too-many-deals': {
    code: 'GB709',
    severity: 'error',
    title: {
      en: 'the terms have more combinations than can be looked at',
      zh: '条款组合多到无法考察',
    },
  },
  'correlation-twice': {
    code: 'GB801',
    severity: 'error',
    title: {
      en: 'a correlation is stated twice or of a driver with itself',
      zh: '相关系数写了两次，或为驱动因素与自身',
    },
  },
  'shared-cause': {
    code: 'GB802',
    severity: 'warning',
    title: { en: 'many alike numbers share no driver', zh: '许多同类数值没有共同的驱动因素' },
  },
  unsourced: {
    code: 'GB901',
    severity: 'warning',
    title: { en: 'numbers have no source', zh: '数值没有出处' },
  },
  'no-reason': {
    code: 'GB902',
    severity: 'warning',
    title: { en: 'a judgement gives no reason', zh: '判断没有给出理由' },
  },
  hindsight: {
    code: 'GB903',
    severity: 'error',
    title: { en: 'evidence is younger than the data date', zh: '证据晚于数据截止日' },
  },
  'hindsight-allowed': {
    code: 'GB908',
    severity: 'info',
    title: {
      en: 'evidence of unsure date is used, for a stated reason',
      zh: '附理由采用了日期不明的证据',
    },
  },
  'unknown-evidence': {
    code: 'GB904',
    severity: 'error',
    title: { en: 'there is no such fact or reference class', zh: '没有这样的事实或参考类' },
  },
  'reference-misfit': {
    code: 'GB905',
    severity: 'error',
    title: { en: 'a reference class does not measure this', zh: '参考类衡量的不是此项' },
  },
  'bad-facts': {
    code: 'GB906',
    severity: 'error',
    title: { en: 'the facts file has a problem', zh: '事实文件有问题' },
  },
  'late-source': {
    code: 'GB907',
    severity: 'info',
    title: { en: 'a fact is cited from a later source', zh: '事实引自较晚的来源' },
  },
} as const satisfies Record<string, CodeEntry>;

/** A rule by name. */
export type Rule = keyof typeof catalogue;

/** A stable code, `GB303`. */
export type Code = (typeof catalogue)[Rule]['code'];

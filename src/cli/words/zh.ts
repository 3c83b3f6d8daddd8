import type { Words } from './words.ts';

const didYouMean = (nearest: string | undefined, otherwise: string) =>
  nearest === undefined ? otherwise : `是否想输入 ${nearest}？`;

const systemWords: Readonly<Record<string, string>> = {
  EACCES: '没有访问权限',
  EPERM: '没有访问权限',
  EROFS: '磁盘为只读',
  ENOSPC: '磁盘空间不足',
  EDQUOT: '磁盘配额已用完',
  ELOOP: '符号链接成环',
  ENAMETOOLONG: '名称过长',
  ENOTDIR: '路径中有一段不是文件夹',
  EISDIR: '它是文件夹',
  ENOENT: '它已不存在',
};

const systemWord = (code: string) => systemWords[code] ?? `系统报告 ${code}`;

export const zh: Words = {
  usage: {
    about: '预测人工智能基础设施项目：哪些容量能投运、何时投运、花费多少、卡在哪里。',
    titles: {
      'Usage:': '用法：',
      'Options:': '选项：',
      'Global Options:': '各命令通用选项：',
      'Commands:': '命令：',
      'Arguments:': '参数：',
    },
    help: '显示帮助',
    helpCommand: '显示某个命令的帮助',
    version: '显示版本号',
    color: '颜色：auto、always 或 never（默认 auto；遵从 NO_COLOR）',
    language: '语言：en 或 zh（默认随系统）',
    quiet: '不显示进度和附注',
    caseArgument: '含 programme.yaml 的文件夹，或该文件本身',
    trials: '模拟次数，1 至 10,000,000（默认 10,000）',
    seed: '随机种子；种子相同，结果相同（默认 1）',
    threads: '工作线程数（默认 auto，每个处理器一个）',
    json: '输出 JSON 文档而非文字',
    init: '写出一份带注释的小型项目文件，作为起点',
    initFolder: '新文件夹或空文件夹',
    check: '检查项目文件，逐条列出问题及其位置',
    run: '模拟项目，打印结论并生成报告',
    output: '报告文件夹（默认 reports/名称）',
    failOn: '条件成立时以代码 2 退出，例如 "claim:first-site<0.5"；可重复使用',
    money: '谁出钱、谁获益、贷款人接受什么',
    moneyTrials: '模拟次数，1 至 10,000,000（默认 1,000）',
    workbook: '同时把发起人情景写成带公式的工作簿，如 model.xlsx',
    claims: '公开说法及其实现概率',
    result: '读取此 result.json，不再模拟',
    facts: '某日已知的事实，互相矛盾者并列',
    asOf: '日期，例如 2025-07-21（默认为数据截止日）',
    score: '按此后的事实，为先前的预测评分',
    scoreResult: '该预测的 result.json 或其报告文件夹',
    scoreFacts: '事实文件，或含 facts.yaml 的案例文件夹',
    scoreAsOf: '只计截至该日已知的事实（默认为全部）',
    deal: '哪些条款各方都会签、谁在阻挡、怎样化解',
    dealOutput: '表格与视图的文件夹（默认 reports/名称-deal）',
    dealTrials: '每个条款组合最多模拟次数，1 至 10,000,000（默认 1,000）',
    dealOption: '查看一个条款组合：其名称，或以逗号连接的选项',
    dealExplain: '说明术语',
    diff: '比较两个案例或两份结果',
    diffSide: '案例文件夹、项目文件或 result.json',
    diffRun: '同时模拟两个案例并比较结果',
    explain: '解释代码，例如 GB303',
    explainCode: '代码或规则名称',
    open: '在浏览器中查看案例，文件变动后自动重新模拟',
    openPath: '案例、报告文件夹或 HTML 文件',
    fault: ({ kind, value, nearest, message }) => {
      switch (kind) {
        case 'unknownOption':
          return {
            fact: `没有这个选项：${value}`,
            mend: didYouMean(nearest, 'groundbreak --help 列出全部选项'),
          };
        case 'unknownCommand':
          return {
            fact: `没有这个命令：${value}`,
            mend: didYouMean(nearest, 'groundbreak --help 列出全部命令'),
          };
        case 'missingArgument':
          return { fact: `缺少参数：${value}`, mend: '加上 --help 查看用法' };
        case 'missingValue':
          return { fact: `选项缺少取值：${value}`, mend: '请在其后写上取值' };
        case 'tooManyArguments':
          return { fact: `参数过多：${value}`, mend: '加上 --help 查看用法' };
        case 'other':
          return { fact: message, mend: '加上 --help 查看用法' };
      }
    },
    notChoice: (option, choices, value) => ({
      fact: `${option} 只能取 ${choices.join('、')}，而不是：${value}`,
      mend: `请写 ${option} ${choices[0]}`,
    }),
    notWorkbook: (path) => ({
      fact: `工作簿的文件名须以 .xlsx 结尾，而不是：${path}`,
      mend: '请写成 model.xlsx 的形式',
    }),
    notWhole: (option, least, most, value) => ({
      fact: `${option} 须为 ${least} 至 ${most} 的整数，而不是：${value}`,
      mend: `请用数字书写，例如 ${option} ${Math.min(most, Math.max(least, 1000))}`,
    }),
    badThreads: (most, value) => ({
      fact: `--threads 须为 auto 或 1 至 ${most} 的整数，而不是：${value}`,
      mend: '请写 --threads auto',
    }),
    badDate: (value) => ({ fact: `没有这一天：${value}`, mend: '请写成 2025-07-21 的形式' }),
    badGate: (value) => ({
      fact: `无法读懂 --fail-on：${value}`,
      mend: '请写成 "claim:ID<0.5"，比较符为 <、<=、> 或 >=，概率在 0 与 1 之间',
    }),
    nothingToRead: '既无案例，也无 --result 文件',
    caseAndResult: (path, result) => ({
      fact: `同时给出了案例和结果：${path}，--result ${result}`,
      mend: '请只给案例（重新模拟）或只给结果（直接读取）',
    }),
  },
  refused: {
    nothingThere: (path, nearest) => ({
      fact: `此处什么也没有：${path}`,
      mend: didYouMean(nearest, '请给出含 programme.yaml 的文件夹，或该文件本身'),
    }),
    noProgramme: (folder, found, cases) => ({
      fact:
        found.length === 0
          ? `文件夹是空的：${folder}`
          : `文件夹中没有 programme.yaml，只有 ${found.join('、')}：${folder}`,
      mend:
        cases.length > 0
          ? `是否想输入 ${cases.join(' 或 ')}？`
          : '请给出含 programme.yaml 的文件夹；groundbreak init DIR 可新建一个',
    }),
    notAFile: (path) => ({
      fact: `既不是文件也不是文件夹：${path}`,
      mend: '请给出含 programme.yaml 的文件夹，或该文件本身',
    }),
    tooLarge: (path, bytes, most) => ({
      fact: `文件最多 ${most} 字节，此文件有 ${bytes} 字节：${path}`,
      mend: '文件是否给错？若没有，请用 plans 和 repeat 缩短',
    }),
    unreadable: (path, code) => ({
      fact: `无法读取，${systemWord(code)}：${path}`,
      mend: '请检查路径和权限',
    }),
    folderExists: (path) => ({
      fact: `文件夹不是空的：${path}`,
      mend: '请给出新文件夹或空文件夹；不会覆盖任何内容',
    }),
    folderInTheWay: (path) => ({
      fact: `此处有一个文件夹：${path}`,
      mend: '请给出文件名，如 model.xlsx',
    }),
    noFolder: (folder) => ({
      fact: `没有这个文件夹：${folder}`,
      mend: '请先建立该文件夹，或换一个文件夹中的文件名',
    }),
    inTheWay: (path) => ({ fact: `此处有一个不是文件夹的东西：${path}`, mend: '请换一个文件夹' }),
    otherFiles: (path, found) => ({
      fact: `文件夹中有 ${found.join('、')}，没有本命令以前的结果：${path}`,
      mend: '请用 --output 给出新文件夹、空文件夹或本命令以前写出的文件夹',
    }),
    cannotWrite: (path, code) => ({
      fact: `无法写入，${systemWord(code)}：${path}`,
      mend:
        code === 'ENOSPC' || code === 'EDQUOT'
          ? '请腾出空间或换一个文件夹；未留下任何残余文件'
          : '请换一个文件夹',
    }),
    cannotPrint: (code) => ({ fact: `无法输出结果：${systemWord(code)}`, mend: '请输出到别处' }),
    noFacts: (path) => ({ fact: `案例没有 facts.yaml：${path}`, mend: '请编写一份，或换一个案例' }),
    needsDate: {
      fact: '项目文件有错误，数据截止日未知',
      mend: '请加上 --as-of 日期，或改正项目文件：groundbreak check 列出错误',
    },
    unknownClaim: (id, nearest) => ({
      fact: `项目中没有这条说法：${id}`,
      mend: didYouMean(nearest, 'groundbreak claims CASE 列出全部说法'),
    }),
    notAResult: (path, field) => ({
      fact: `不是 groundbreak 的结果，${field === undefined ? '不是 JSON' : `字段 ${field} 不符`}：${path}`,
      mend: '请给出本版本报告文件夹中的 result.json',
    }),
    otherVersion: (path, made, here) => ({
      fact: `由 groundbreak 的另一版本（${made}）生成：${path}`,
      mend: `本版本为 ${here}：请重新运行该案例`,
    }),
    notAlike: (a, b) => ({
      fact: `案例与结果无法比较：${a}，${b}`,
      mend: '请给出两个案例或两份结果',
    }),
    unknownOption: (option, nearest) => ({
      fact: `没有这样的选项，也没有这样命名的条款组合：${option}`,
      mend: didYouMean(nearest, '写条款组合的名称，或以逗号连接的选项代号'),
    }),
    whichTerm: (option, ways) => ({
      fact: `多项条款都有此选项：${option}`,
      mend: `请写其中之一：${ways.join('、')}`,
    }),
    twoOptions: (term, options) => ({
      fact: `一个条款组合中每项条款只有一个选项，而 ${term} 有多个：${options.join('、')}`,
      mend: '请只留其一',
    }),
    nothingToSettle: (why) =>
      why === 'no-terms'
        ? { fact: '案例中没有条款', mend: '在 programme.yaml 中加入 terms 及其选项' }
        : {
            fact: '没有任何一方写明备选，因而无人需要签署',
            mend: '在 alternative 下写明各方没有协议时会怎么做',
          },
    unknownCode: (code, nearest) => ({
      fact: `没有这个代码：${code}`,
      mend: didYouMean(nearest, '代码形如 GB303，写在每个问题旁边'),
    }),
    noPage: (builder) => ({
      fact: `报告页面尚未构建，构建程序也不存在：${builder}`,
      mend: '请重新安装 groundbreak，或在其文件夹中运行 npm ci',
    }),
  },
  error: '错误',
  programmeErrors: (path) => ({
    fact: `项目文件有错误，未予模拟：${path}`,
    mend: '请改正；groundbreak explain CODE 有详细说明',
  }),
  factsErrors: (path) => ({
    fact: `事实有错误，未评分：${path}`,
    mend: '请改正；docs/scoring.md 说明事实如何了结预测',
  }),
  summary: (path, counts) => `${path}：${counts}`,
  warnings: (count) => `${count} 条警告；groundbreak check 逐条列出`,
  sound: (name, { sites, phases, activities, claims }) =>
    `${name}：${sites} 个场址，${phases} 个分期，${activities} 项工作，${claims} 条公开说法`,
  progress: {
    simulating: '模拟中',
    left: (time) => `还需 ${time}`,
    minutes: (count) => `${count} 分钟`,
    seconds: (count) => `${count} 秒`,
  },
  started: (folder) => ({
    fact: `起步用的项目文件在 ${folder}`,
    mend: `编辑后运行：groundbreak check ${folder}`,
  }),
  missed: (gate, probability) => `--fail-on 的条件成立：${gate}，概率为 ${probability}`,
  opened: (path) => `已打开 ${path}`,
  serving: '文件变动后将自动重新模拟；按 Ctrl-C 停止',
  ranAgain: '文件已变动：页面有新结果',
  interrupted: '已中断；未留下任何残余文件',
  bug: (message) =>
    `groundbreak 出错：${message}\n这是 groundbreak 的缺陷，与您的项目文件无关。请附上所用命令（如可能，附上案例）报告；设 GROUNDBREAK_DEBUG=1 可查看出错位置`,
  facts: {
    knownOn: (name, date, known, all) => `${name}：${date} 已知 ${all} 条事实中的 ${known} 条`,
    happened: '发生',
    known: '公开',
    confidence: { high: '可信度高', medium: '可信度中', low: '可信度低' },
    supersededBy: (id) => `已被 ${id} 取代`,
    publishedLater: '（发表晚于事实公开之日）',
    conflicts: '互相矛盾的说法',
    noConflicts: '当时已知的事实互不矛盾。',
  },
};

/** The look of the page of deals: calm, one accent, colours told apart by most kinds of colour blindness. */
export const dealStyle = `
:root{color-scheme:light dark;--paper:#fbf9f5;--ink:#1d1b18;--muted:#5c5850;--rule:#ddd7cc;--accent:#0b5c8a;--hot:#b34a00}
@media(prefers-color-scheme:dark){:root{--paper:#16181a;--ink:#e9e5dd;--muted:#aaa59b;--rule:#373a3d;--accent:#74bbe6;--hot:#ff9a52}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
h1{font-family:Georgia,"Times New Roman","Songti SC","Noto Serif CJK SC",serif;line-height:1.18;text-wrap:balance;font-size:clamp(1.6rem,4.2vw,2.9rem);margin:.3rem 0 1rem;max-width:26em}
h3{font-size:1.05rem;margin:0 0 .6rem}
header,main,footer{max-width:1680px;margin:0 auto;padding:0 clamp(1rem,4vw,3.5rem)}
header{padding-top:2rem}
.kicker{color:var(--muted);margin:0;overflow-wrap:anywhere}
.lede{padding:0;margin:0 0 1rem;list-style:none;font-size:1.08rem;display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,32rem),1fr));gap:0 3rem}
.lede li{padding:.35rem 0;border-top:1px solid var(--rule)}
.stamp,.note,figcaption,small{color:var(--muted);font-size:.82rem}
.stamp{overflow-wrap:anywhere}
section{padding:2.2rem 0 .6rem;border-top:3px double var(--rule)}
main>section:first-child{border-top:0}
figure{margin:0 0 2.2rem;min-width:0}
figcaption{margin-top:.5rem;max-width:85ch}
svg{display:block;overflow:visible}
td svg{min-width:6rem}
.plot{margin-bottom:1.2rem;min-width:0;padding:0 .2rem 1.2rem}
.grid{stroke:var(--rule);stroke-width:1}.zero{stroke:var(--muted)}
.tick{fill:var(--muted);font-size:11px}
.dot,.likely{fill:var(--accent);stroke:var(--accent)}.unlikely{fill:var(--hot);stroke:var(--hot)}
.value{font-variant-numeric:tabular-nums;white-space:nowrap;text-align:right}
.scroll{overflow-x:auto;margin:0 0 1.6rem}
table{border-collapse:collapse;font-size:.85rem;min-width:100%}
caption{text-align:left;font-weight:600;padding:.2rem 0 .4rem;font-size:1rem}
th,td{text-align:left;vertical-align:top;padding:.28rem .6rem;border-bottom:1px solid var(--rule)}
thead th{color:var(--muted);font-weight:500;vertical-align:bottom}
th:first-child{padding-left:0}th[scope=row]{font-weight:500;padding-left:0;min-width:6rem}
.numbers td,.numbers th[scope=col]:not(:first-child){text-align:right;font-variant-numeric:tabular-nums}.numbers td,.numbers thead th{white-space:nowrap}
.numbers td small{display:block;margin-top:.35rem;white-space:normal}
.heat,.tint{display:block;margin:-.28rem -.6rem;padding:.28rem .6rem}
.heat,.tint.won{background:color-mix(in srgb,var(--accent) calc(var(--p)*.35),transparent)}
.tint.lost{background:color-mix(in srgb,var(--hot) calc(var(--p)*.35),transparent)}
details{margin:.8rem 0}summary{cursor:pointer}
dt{font-weight:600}dd{margin:0 0 .5rem}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
footer{padding-bottom:2rem;color:var(--muted);font-size:.82rem}
@media(max-width:40rem){.value{white-space:normal}th,td{padding:.25rem .4rem}}
@page{size:A4;margin:14mm}
@media print{:root{--paper:#fff;--ink:#000;--muted:#444;--rule:#ccc;--accent:#0b5c8a;--hot:#b34a00}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
body{font-size:9.5pt}header,main,footer{padding:0;max-width:none}.scroll{overflow:visible}
li,tr,.plot{break-inside:avoid}h3,caption{break-after:avoid}table{font-size:6.8pt}.heat{margin:0;padding:0}th,td{padding:.12rem .2rem;min-width:0!important}thead th{white-space:normal!important}small,figcaption{font-size:7.5pt}}
`;
